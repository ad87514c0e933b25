import type { Judged } from "../../../content/findings/claims/verdict.ts";
import type { Run } from "../../../content/run/run.ts";
import { Reachable } from "./reachable.tsx";
import { Shape } from "./shape.tsx";
import { type ClaimProps, wordingFor } from "./wording.ts";

/**
 * A sentence that is tested on the run it speaks of, with its verdict; the numbers that led to it stand in the margin,
 * or appear on hover, focus or tap where there is none.
 */
export function Claim({ run, that, ...wordings }: ClaimProps & { run: Run }) {
  const { verdict, evidence } = that(run);
  return (
    <span className={`claim verdict-${verdict}`}>
      <span className="claimed">{wordingFor(verdict, wordings)}</span>
      <Reachable className="mark">
        {"\u00a0"}
        <Shape verdict={verdict} /> {verdict}
      </Reachable>
      <span className="evidence">
        <Shape verdict={verdict} /> {evidence}
      </span>
    </span>
  );
}

/** A verdict as shape, word and colour, with its evidence. */
export function Judgement({ verdict, evidence }: Judged) {
  return (
    <small className={`judgement verdict-${verdict}`}>
      <b>
        <Shape verdict={verdict} /> {verdict}
      </b>
      : {evidence}
    </small>
  );
}
