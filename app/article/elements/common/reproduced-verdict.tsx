import type { Compared, Reproduced } from "../../../../content/findings/baseline/verdict.ts";

/** A shape for each verdict, so that nobody has to tell them by colour. */
const SHAPES: Record<Reproduced, string> = { reproduced: "=", differs: "≠", undecided: "?" };

/** A verdict on a published figure as shape, word and colour, with what it rests on. */
export function ReproducedVerdict({ verdict, why }: Pick<Compared, "verdict" | "why">) {
  return (
    <small className={`judgement verdict-${verdict}`}>
      <b>
        <span aria-hidden="true">{SHAPES[verdict]}</span> {verdict}
      </b>
      : {why}
    </small>
  );
}
