import type { Observation } from "../../../run/observations.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { wantedShare } from "../../bursts/wanted-share.ts";
import { withOneChanged } from "../../worlds/falsified.ts";
import { byCount } from "../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * One request with a target's own iterations takes the wanted seconds, give or take a margin, on every target. One
 * target that misses them refutes it.
 */
export function wantedSecondsWithin(margin: number, ...targets: string[]): Test {
  const test = (run: Run) => {
    const found = targets.map((target) => ({ target, share: wantedShare(run, target) }));
    const shares = found.flatMap(({ share }) => share ?? []);
    if (shares.length < targets.length) return NOT_MEASURED;
    const isWithin = shares.every((share) => share >= 1 - margin && share <= 1 + margin);
    const said = found.map(({ target, share }) => `${labelOf(run, target)} ${share?.toPrecision(3)}`).join(", ");
    const evidence = `times the wanted duration: ${said}; ${1 - margin} to ${1 + margin} expected`;
    return byCount({ verdict: isWithin ? "holds" : "fails", evidence }, shares.length);
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
