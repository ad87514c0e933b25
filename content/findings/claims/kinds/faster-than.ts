import { sweepRatio } from "../../../statistics/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { byInterval } from "../judge.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf, workersOf } from "../sweep-times.ts";
import { above, NOT_MEASURED, type Test } from "../verdict.ts";

/** Bursts of more than one request take less time in the first sweep than in the second, over all their levels. */
export function fasterThan(first: SweepId, second: SweepId): Test {
  return faster(first, second, () => 1);
}

/** The same, where more requests come together than the first sweep's target has workers. */
export function fasterBeyondWorkers(first: SweepId, second: SweepId): Test {
  return faster(first, second, (workers) => workers);
}

/** An equal-weight contrast over the levels above a bound, with the spread pooled within levels. */
function faster(first: SweepId, second: SweepId, boundFor: (workers: number) => number): Test {
  return (run) => {
    const bound = boundFor(workersOf(run, first) ?? Number.POSITIVE_INFINITY);
    const found = sweepRatio(timesOf(run, first), timesOf(run, second), { among: (level) => level > bound });
    if (!found) return NOT_MEASURED;
    const { levels, overall } = found;
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall)} times as long as ${nameOf(run, first)}`;
    return byInterval({ verdict: above(overall, 0), evidence: `${ratio}, n = ${levels.join(", ")}` }, overall);
  };
}
