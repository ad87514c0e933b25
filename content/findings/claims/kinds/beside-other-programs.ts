import type { Run } from "../../../run/run.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { computes, othersComputed } from "../../processes/core-share.ts";
import { isMeasured } from "../judge-claims.ts";
import type { Judged } from "../verdict.ts";

/**
 * A test of a sentence about sweeps that compute, which no run refutes in which other programs computed on the same cores.
 * What needs several cores to be ahead has lost what it is ahead by, what has more processes gets more of cores that are
 * shared out among them, and what was measured while the others computed takes longer. Sweeps that wait are refuted as ever.
 */
export function unlessOthersComputed(sweeps: readonly SweepId[], judge: (run: Run) => Judged): (run: Run) => Judged {
  const targets = sweeps.map(({ target }) => target);
  return (run) => {
    const judged = judge(run);
    const isMeant = isMeasured(judged) && sweeps.some((sweep) => computes(run.plan, sweep));
    if (!isMeant || !othersComputed(run, ...targets)) return judged;
    const verdict = judged.verdict === "fails" ? "undecided" : judged.verdict;
    const evidence = `${judged.evidence}; other programs computed on the same cores, so that this run cannot refute it`;
    return { ...judged, verdict, evidence, couldHardlyFail: true };
  };
}
