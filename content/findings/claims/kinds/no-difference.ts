import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { counterexample } from "../../../statistics/contrasts/counterexample.ts";
import { equivalence } from "../../../statistics/contrasts/equivalence.ts";
import { type SweepRatio, sweepRatio } from "../../../statistics/contrasts/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { largestDrift } from "../../calibration/drift.ts";
import { sharedVariance } from "../../nodes/shared-variance.ts";
import { startReach } from "../../starts/start-variance.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, notCompared, repeatedLevels, timesOf } from "../sweep-times.ts";
import { falsifiable, oneSided, type Test, verdictInside } from "../verdict.ts";
import { unlessOthersComputed } from "./beside-other-programs.ts";

/**
 * Neither sweep takes longer than the other by more than a margin, overall and level by level: 8% more at one level and
 * 8% less at another are no equality. Where calibrations of the same work changed by more in the course of the run, such a
 * difference may be the machine's and refutes nothing. It is shown by two one-sided tests, so that a ratio at the margin is
 * taken for less in at most five of 100 (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987)).
 *
 * @param margin as a relative change: 0.05 is a twentieth
 */
export function noDifference(first: SweepId, second: SweepId, margin: number): Test {
  const isRefuted = (run: Run, { overall, byLevel }: SweepRatio) => {
    const drift = largestDrift(run, [first, second]);
    const reach = Math.max(Math.log1p(margin), drift);
    // A level's own interval leaves out what all levels share.
    const atLevel = Math.max(drift, Math.log1p(margin) + startReach(run, [first, second], confidenceOf(run)));
    const levels = repeatedLevels(run, [first, second], byLevel);
    return (
      verdictInside(overall, { low: -reach, high: reach }) === "fails" ||
      counterexample(levels, { low: -atLevel, high: atLevel }, confidenceOf(run)) !== null
    );
  };
  const test = unlessOthersComputed([first, second], (run) => {
    const confidence = oneSided(confidenceOf(run));
    const shared = sharedVariance(run, first, second);
    const found = sweepRatio(timesOf(run, first), timesOf(run, second), { confidence, shared });
    // One request alone is no burst that anything could be said of.
    if (!found || found.levels.at(-1) === 1) return notCompared(run, first, second);
    const { overall, levels } = found;
    const alike = equivalence(found, margin, confidenceOf(run));
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall, confidence)} times as long as ${nameOf(run, first)}`;
    const apart = `levels differ by at most ${(Math.expm1(alike.atMost) * 100).toPrecision(2)}% (root mean square)`;
    const evidence = `${ratio}; ${apart}; n = ${levels.join(", ")}`;
    const verdict = alike.isShown ? "holds" : isRefuted(run, found) ? "fails" : "undecided";
    const excused = Math.max(0, largestDrift(run, [first, second]) - Math.log1p(margin));
    return byInterval({ verdict, evidence }, overall, { margin, confidence, excused });
  });
  return falsifiable(test, {
    sweeps: [first, second],
    falsify: (truth, beyond) => {
      const found = sweepRatio(timesOf(truth, first), timesOf(truth, second));
      const ownAt = (level: number) => found?.byLevel.find((one) => one.level === level)?.estimate ?? 0;
      const by = (level: number) => Math.log1p(margin) + beyond - ownAt(level);
      return found && changedSweep(second, (world) => slowed(world, by));
    },
  });
}
