import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { counterexample } from "../../../statistics/contrasts/counterexample.ts";
import { sweepRatio } from "../../../statistics/contrasts/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sharedVariance } from "../../nodes/shared-variance.ts";
import { startReach } from "../../starts/start-variance.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, notCompared, repeatedLevels, timesOf } from "../sweep-times.ts";
import { falsifiable, oneSided, type Test, verdictAbove } from "../verdict.ts";
import { unlessOthersComputed } from "./beside-other-programs.ts";

/**
 * Bursts of more than one request take at most a margin less time in the first sweep than in the second, over all their
 * levels, and at none of them are they shown to take less: it may be as fast or slower.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function noFasterThan(first: SweepId, second: SweepId, margin: number): Test {
  const bound = -Math.log1p(margin);
  const ratioOf = (run: Run) =>
    sweepRatio(timesOf(run, second), timesOf(run, first), {
      among: (level) => level > 1,
      confidence: oneSided(confidenceOf(run)),
      shared: sharedVariance(run, first, second),
    });
  const test = unlessOthersComputed([first, second], (run) => {
    const found = ratioOf(run);
    if (!found) return notCompared(run, first, second);
    const { levels, overall, byLevel } = found;
    const confidence = oneSided(confidenceOf(run));
    const ratio = `${nameOf(run, first)} takes ${sayRatio(overall, confidence)} times as long as ${nameOf(run, second)}`;
    // A level's own interval leaves out what all levels share.
    const atLevel = bound - startReach(run, [first, second], confidenceOf(run));
    const refuted = counterexample(
      repeatedLevels(run, [first, second], byLevel),
      { low: atLevel, high: Number.POSITIVE_INFINITY },
      confidenceOf(run),
    );
    const worst = refuted ? `; at n = ${refuted.level} it is ${sayRatio(refuted, confidence)}` : "";
    const evidence = `${ratio}, n = ${levels.join(", ")}${worst}`;
    const verdict = refuted ? "fails" : verdictAbove(overall, bound);
    const allowed = { low: Math.exp(bound), high: null };
    return byInterval({ verdict, evidence }, overall, { margin, confidence, allowed });
  });
  return falsifiable(test, {
    sweeps: [first, second],
    levels: () => (level) => level > 1,
    // Every size by as much: one at which the first is further ahead than over all of them would refute it by more than is wanted.
    falsify: (truth, beyond) => {
      const found = ratioOf(truth);
      const ownAt = (level: number) => found?.byLevel.find((one) => one.level === level)?.estimate ?? 0;
      return found && changedSweep(first, (world) => slowed(world, (level) => bound - beyond - ownAt(level)));
    },
  });
}
