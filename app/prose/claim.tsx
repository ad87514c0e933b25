import type { Judged, Verdict } from "../../content/findings/claims/verdict.ts";
import type { Run } from "../../content/run/run.ts";
import { type ClaimProps, wordingFor } from "./wording.ts";

/** A shape for each verdict, so that nobody has to tell them by colour. */
const SHAPES: Record<Verdict, string> = { holds: "✓", fails: "✗", undecided: "?" };

/** A sentence that is tested on the run it speaks of, with its verdict and the numbers that led to it. */
export function Claim({ run, that, ...wordings }: ClaimProps & { run: Run }) {
  const judged = that(run);
  return (
    <span className={`claim claim-${judged.verdict}`}>
      {wordingFor(judged.verdict, wordings)} <Judgement {...judged} />
    </span>
  );
}

/** A verdict as shape, word and colour, with its evidence. */
export function Judgement({ verdict, evidence }: Judged) {
  return (
    <small className={`judgement verdict-${verdict}`}>
      <b>
        <span aria-hidden="true">{SHAPES[verdict]}</span> {verdict}
      </b>
      : {evidence}
    </small>
  );
}
