import type { Claims } from "../../../content/findings/claims/claim.ts";
import type { JudgedClaim } from "../../../content/findings/claims/judge-claims.ts";
import { sayEvidence, sayVerdict } from "../../../content/findings/claims/say-judged.ts";
import type { SaidClaim } from "../../../content/findings/claims/say-row.ts";
import type { Judged } from "../../../content/findings/claims/verdict.ts";
import { Reachable } from "./reachable.tsx";
import { anchorOf, type ClaimProps, saidClaims } from "./said-claims.ts";
import { VerdictShape } from "./verdict-shape.tsx";

/**
 * Claims that are tested on the run, one after the other: what is decided in sentences of their own, all that is
 * undecided in one.
 *
 * @param judged all claims of the article, with what the run says to them
 */
export function Claim({ id, list, claims, judged }: ClaimProps & { claims: Claims; judged: JudgedClaim[] }) {
  const said = saidClaims(id, claims, judged);
  if (!list) return said.map((one) => <Sentence key={one.judged.id} {...one} />);
  const decided = said.filter(({ judged: { verdict } }) => verdict !== "undecided");
  const open = said.slice(decided.length);
  return (
    <ul>
      {decided.map((one) => (
        <li key={one.judged.id}>
          <Sentence {...one} />
        </li>
      ))}
      {open.length > 0 && (
        <li>
          {open.map((one) => (
            <Sentence key={one.judged.id} {...one} />
          ))}
        </li>
      )}
    </ul>
  );
}

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
          <VerdictShape verdict={judged.verdict} /> {sayEvidence(judged)}
        </span>
      </span>
      {after}
    </>
  );
}

/** A verdict as shape, word and colour, with its evidence. */
export function Judgement({ judged }: { judged: Judged }) {
  return (
    <small className={`judgement verdict-${judged.verdict}`}>
      <b>
        <VerdictShape verdict={judged.verdict} /> {sayVerdict(judged)}
      </b>
      : {sayEvidence(judged)}
    </small>
  );
}
