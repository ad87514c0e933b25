import { sayEvidence, sayVerdict } from "../../../../content/findings/claims/say-judged.ts";
import type { Judged } from "../../../../content/findings/claims/verdict.ts";
import { VerdictShape } from "./verdict-shape.tsx";

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
