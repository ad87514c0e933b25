import type { Observation } from "../../../run/observations.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { workShare } from "../../bursts/work-share.ts";
import { withOneChanged } from "../../worlds/falsified.ts";
import { byCount } from "../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * One request with a target's own iterations takes the wanted seconds, give or take a margin, on every target. One
 * target that misses them refutes it.
 */
export function workSecondsWithin(margin: number, ...targets: string[]): Test {
  const test = (run: Run) => {
    const found = targets.flatMap((target) => {
      const share = workShare(run, target);
      return share === null ? [] : [{ share, said: `${labelOf(run, target)} ${share.toPrecision(3)}` }];
    });
    const isWithin = found.every(({ share }) => share >= 1 - margin && share <= 1 + margin);
    // One that misses them refutes it, whatever the others do.
    if (isWithin && found.length < targets.length) return NOT_MEASURED;
    const said = found.map((one) => one.said).join(", ");
    const evidence = `times the wanted duration: ${said}; ${1 - margin} to ${1 + margin} expected`;
    return byCount({ verdict: isWithin ? "holds" : "fails", evidence }, found.length);
  };
  return falsifiable(test, {
    sweeps: [],
    falsify: () => ({ run: (run) => withOneChanged(run, (seen) => missing(run, seen, targets, 1 + 1.01 * margin)) }),
  });
}

/** A request alone of one of some targets that took so many times the wanted duration; null for anything else. */
function missing(run: Run, seen: Observation, targets: string[], times: number): Observation | null {
  if (seen.kind !== "single" || !targets.includes(seen.target)) return null;
  const serviceSeconds = times * run.plan.targetSeconds;
  return {
    ...seen,
    requests: seen.requests.map((one) => ({ ...one, work: one.work && { ...one.work, serviceSeconds } })),
  };
}
