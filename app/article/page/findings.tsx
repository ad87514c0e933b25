import type { JudgedClaim } from "../../../content/findings/claims/judge-claims.ts";
import { sayVerdict } from "../../../content/findings/claims/say-judged.ts";
import type { SaidClaim } from "../../../content/findings/claims/say-row.ts";
import type { StoredArticle } from "../../library/articles.ts";
import { ClaimItems } from "../elements/common/claim-items.tsx";
import { anchorOf, saidClaims } from "../elements/common/said-claims.ts";
import { VerdictShape } from "../elements/common/verdict-shape.tsx";
import { Sentence } from "./sentence.tsx";

interface FindingsProps {
  article: Pick<StoredArticle, "abstract" | "claims" | "values" | "run">;
  /** All claims of the article, with what the run says to them. */
  judged: JudgedClaim[];
}

/** The answer of an article in a few claims, each with the run's verdict, which leads to its place in the text. */
export function Findings({ article, judged }: FindingsProps) {
  const { abstract, claims, values, run } = article;
  const said = saidClaims(abstract.findings, claims, judged);
  const say = ({ judged: found, words, after }: SaidClaim<JudgedClaim>) => (
    <span key={found.id}>
      {words}
      {"\u00a0"}
      <a className={`mark verdict-${found.verdict}`} href={`#${anchorOf(found.id)}`}>
        <VerdictShape verdict={found.verdict} /> {sayVerdict(found)}
      </a>
      {after}
    </span>
  );
  return (
    <section className="findings" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      <p>
        <Sentence parts={abstract.subjects} values={values} run={run} />
      </p>
      <ClaimItems said={said} say={say} />
    </section>
  );
}
