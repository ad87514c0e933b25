import type { Verdict } from "../../../../content/findings/claims/verdict.ts";

/** A shape for each verdict, so that nobody has to tell them by colour: a tick, a cross, a question. */
const SHAPES: Record<Verdict, string> = {
  holds: "M4.5 8.4 7 11l4.6-6",
  fails: "M5 5l6 6M11 5l-6 6",
  undecided: "M5.8 6.2a2.2 2.2 0 1 1 3 2c-.6.3-.8.6-.8 1.3M8 11.9v.2",
};

/** The shape of a verdict, drawn in its colour. */
export function VerdictShape({ verdict }: { verdict: Verdict }) {
  return (
    <svg className="shape" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7.25" />
      <path d={SHAPES[verdict]} />
    </svg>
  );
}
