import type { JudgedClaim } from "../../../../content/findings/claims/judge-claims.ts";
import { sayEvidence, sayVerdict } from "../../../../content/findings/claims/say-judged.ts";
import type { SaidClaim } from "../../../../content/findings/claims/say-row.ts";
import { ClaimItems } from "../common/claim-items.tsx";
import { namable } from "../common/element.ts";
import { Reachable } from "../common/reachable.tsx";
import { anchorOf, saidClaims } from "../common/said-claims.ts";
import { VerdictShape } from "../common/verdict-shape.tsx";

/**
 * Claims that are tested on the run, one after the other: what is decided in sentences of their own, all that is
 * undecided in one.
 */
export const claim = namable({ id: "claims", list: "flag?" }, ({ id, list }, { article, judged }) => {
  const said = saidClaims(id, article.claims, judged);
  const say = (one: SaidClaim<JudgedClaim>) => <Sentence key={one.judged.id} {...one} />;
  return list ? <ClaimItems said={said} say={say} /> : said.map(say);
});

/**
 * The words that claim with their verdict; the numbers that led to it stand in the margin, or appear on hover, focus or
 * tap where there is none.
 */
function Sentence({ judged, words, after }: SaidClaim<JudgedClaim>) {
  return (
    <>
      <span id={anchorOf(judged.id)} className={`claim verdict-${judged.verdict}`}>
        <span className="claimed">{words}</span>
        <Reachable className="mark">
          {"\u00a0"}
          <VerdictShape verdict={judged.verdict} /> {sayVerdict(judged)}
        </Reachable>
        <span className="evidence">
          <VerdictShape verdict={judged.verdict} />
          {sayEvidence(judged)}
        </span>
      </span>
      {after}
    </>
  );
}
