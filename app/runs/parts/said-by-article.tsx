import { isMeasured, isUnasked, type JudgedClaim, judgeClaims } from "../../../content/findings/claims/judge-claims.ts";
import { sayMark } from "../../../content/findings/claims/say-judged.ts";
import { sayTally } from "../../../content/findings/claims/say-list.ts";
import type { SaidClaim } from "../../../content/findings/claims/say-row.ts";
import type { Run } from "../../../content/run/run.ts";
import { addressOf } from "../../address/articles.ts";
import { href } from "../../address/href.ts";
import { ClaimItems } from "../../article/elements/common/claim-items.tsx";
import { Judgement } from "../../article/elements/common/judgement.tsx";
import { saidClaims } from "../../article/elements/common/said-claims.ts";
import { VerdictShape } from "../../article/elements/common/verdict-shape.tsx";
import { abstractOf } from "../../article/page/abstract-parts.ts";
import { Sentence } from "../../article/page/sentence.tsx";
import type { ListedArticle } from "../../library/articles.ts";
import { curled } from "../../library/curled.ts";
import { Table } from "../../tables/data-table.tsx";

/** The articles that claim anything of what a run measured; a run that was measured for one article has only that. */
export function articlesOn(run: Run, articles: readonly ListedArticle[]): ListedArticle[] {
  const { article } = run.plan;
  return articles.filter(
    ({ slug, claims }) => (article === null || article === slug) && judgeClaims(claims, run).some(isMeasured),
  );
}

interface Props {
  article: Pick<ListedArticle, "slug" | "title" | "runId" | "abstract" | "claims" | "values">;
  run: Run;
}

/** An article as it would be about a run: what it found, its abstract, and every claim with the run's verdict. */
export function SaidByArticle({ article, run }: Props) {
  const { slug, title, runId, abstract, claims, values } = article;
  const judged = judgeClaims(claims, run);
  return (
    <section>
      <h2>{title}</h2>
      <p>
        <a href={href(addressOf(slug))}>The article</a> is about{" "}
        {runId === run.id ? "this run" : "another run; of this one it would say the following"}.
      </p>
      <p>
        <Sentence parts={abstract.subjects} values={values} run={run} />
      </p>
      <Findings article={article} judged={judged} />
      <p>
        {abstractOf({ abstract, values, run, judged }).map((sentence, index) => (
          <span key={index}>
            <Sentence parts={sentence} values={values} run={run} />{" "}
          </span>
        ))}
      </p>
      <AllClaims judged={judged} />
    </section>
  );
}

function Findings({ article: { abstract, claims }, judged }: { article: Props["article"]; judged: JudgedClaim[] }) {
  const said = saidClaims(abstract.findings, claims, judged);
  const say = ({ judged: found, words, after }: SaidClaim<JudgedClaim>) => (
    <span key={found.id}>
      {words}{" "}
      <span className={`mark verdict-${found.verdict}`}>
        <VerdictShape verdict={found.verdict} /> {sayMark(found)}
      </span>
      {after}
    </span>
  );
  return <ClaimItems said={said} say={say} />;
}

function AllClaims({ judged }: { judged: JudgedClaim[] }) {
  const told = judged.filter((one) => isMeasured(one) || isUnasked(one));
  const rows = told.map((one) => [curled(one.statement), <Judgement key="verdict" judged={one} />]);
  return (
    <details>
      <summary>{sayTally(judged)}</summary>
      <Table head={["statement", "verdict and evidence"]} rows={rows} />
    </details>
  );
}
