import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { sweepRatio } from "../../../statistics/contrasts/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sharedVariance } from "../../nodes/shared-variance.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, notCompared, timesOf, workersOf } from "../sweep-times.ts";
import { falsifiable, oneSided, type Test, verdictAbove } from "../verdict.ts";

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
  const test = (run: Run) => {
    const found = ratioOf(run);
    if (!found) return notCompared(run, first, second);
    const { levels, overall } = found;
    const confidence = oneSided(confidenceOf(run));
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall, confidence)} times as long as ${nameOf(run, first)}`;
    return byInterval({ verdict: verdictAbove(overall, 0), evidence: `${ratio}, n = ${levels.join(", ")}` }, overall, {
      confidence,
    });
  };
  return falsifiable(test, {
    sweeps: [first, second],
    levels: isAmong,
    falsify: (truth, beyond) => {
      const found = ratioOf(truth);
      return found && changedSweep(second, (world) => slowed(world, () => -found.overall.estimate - beyond));
    },
  });
}
