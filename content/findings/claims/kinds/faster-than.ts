import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { sweepRatio } from "../../../statistics/contrasts/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sharedVariance } from "../../nodes/shared-variance.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { levelBehind, nameOf, notCompared, timesOf, unlessBehind, workersOf } from "../sweep-times.ts";
import { falsifiable, oneSided, type Test, verdictAbove } from "../verdict.ts";
import { unlessOthersComputed } from "./beside-other-programs.ts";

/**
 * Bursts of more than one request take more than so many times as long in the second sweep as in the first, over all their
 * levels, and at none of them are they shown to take less: where who is ahead depends on the size, nobody is.
 *
 * @param times 1 where the first is only to be faster, by however little: then a run can hardly refute two that are alike
 */
export function fasterThan(first: SweepId, second: SweepId, times = 1): Test {
  return faster([first, second], times, () => 1);
}

/** The same, where more requests come together than the first sweep's target has workers. */
export function fasterBeyondWorkers(first: SweepId, second: SweepId, times = 1): Test {
  return faster([first, second], times, (workers) => workers);
}

/** An equal-weight contrast over the levels above a bound, with the spread pooled within levels. */
function faster(
  [first, second]: readonly [SweepId, SweepId],
  times: number,
  boundFor: (workers: number) => number,
): Test {
  const isAmong = (run: Run) => {
    const bound = boundFor(workersOf(run, first) ?? Number.POSITIVE_INFINITY);
    return (level: number) => level > bound;
  };
  const ratioOf = (run: Run) => {
    return sweepRatio(timesOf(run, first), timesOf(run, second), {
      among: isAmong(run),
      confidence: oneSided(confidenceOf(run)),
      shared: sharedVariance(run, first, second),
    });
  };
  const test = unlessOthersComputed([first, second], (run) => {
    const found = ratioOf(run);
    if (!found) return notCompared(run, first, second);
    const { levels, overall } = found;
    const confidence = oneSided(confidenceOf(run));
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall, confidence)} times as long as ${nameOf(run, first)}`;
    const behind = levelBehind(run, [first, second], found.byLevel);
    const worst = behind ? `; at n = ${behind.level} it is ${sayRatio(behind, confidence)}` : "";
    const evidence = `${ratio}, n = ${levels.join(", ")}${worst}`;
    const verdict = unlessBehind(verdictAbove(overall, Math.log(times)), behind);
    return byInterval({ verdict, evidence }, overall, { confidence, allowed: { low: times, high: null } });
  });
  return falsifiable(test, {
    sweeps: [first, second],
    levels: isAmong,
    falsify: (truth, beyond) => {
      const found = ratioOf(truth);
      const by = found ? Math.log(times) - found.overall.estimate - beyond : 0;
      return found && changedSweep(second, (world) => slowed(world, () => by));
    },
  });
}
