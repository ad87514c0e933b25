import type { Law } from "../../model/law.ts";
import type { Run } from "../../run/run.ts";
import { observedLawOf } from "./observed-laws.ts";

/** How two runs of the same servers name the laws of the sweeps that both measured. */
export interface LawComparison {
  /** Sweeps whose law both runs name alike. */
  alike: number;
  /** Sweeps whose law at least one of the runs leaves undecided. */
  undecided: number;
  /** Sweeps whose laws contradict each other. */
  contradicting: { target: string; endpoint: string; laws: [Law, Law] }[];
}

/** Compares the laws of two runs, sweep by sweep. */
export function compareLaws(first: Run, second: Run): LawComparison {
  const found: LawComparison = { alike: 0, undecided: 0, contradicting: [] };
  for (const { target, endpoint } of first.plan.sweeps) {
    const [one, other] = [first, second].map((run) => observedLawOf(run, { target, endpoint }));
    if (!one || !other) continue;
    if (one.law === null || other.law === null) found.undecided++;
    else if (one.law === other.law) found.alike++;
    else found.contradicting.push({ target, endpoint, laws: [one.law, other.law] });
  }
  return found;
}
