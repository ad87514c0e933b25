import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { type Equivalence, equivalence } from "../../../statistics/equivalence.ts";
import { type SweepRatio, sweepRatio } from "../../../statistics/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf } from "../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../verdict.ts";

/**
 * Neither sweep takes longer than the other by more than a margin, overall and level by level: 8% more at one level and
 * 8% less at another are no equality.
 *
 * @param margin as a relative change: 0.05 is a twentieth
 */
export function noDifference(first: SweepId, second: SweepId, margin: number): Test {
  const test = (run: Run) => {
    const confidence = oneSided(confidenceOf(run));
    const found = sweepRatio(timesOf(run, first), timesOf(run, second), { confidence });
    // One request alone is no burst that anything could be said of.
    if (!found || found.levels.at(-1) === 1) return NOT_MEASURED;
    const { overall, levels } = found;
    const alike = equivalence(found, margin, confidenceOf(run));
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall, confidence)} times as long as ${nameOf(run, first)}`;
    const apart = `levels differ by at most ${(Math.expm1(alike.atMost) * 100).toPrecision(2)}% (root mean square)`;
    const evidence = `${ratio}; ${apart}; n = ${levels.join(", ")}`;
    return byInterval({ verdict: verdictOn(found, alike, margin), evidence }, overall, { margin, confidence });
  };
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

function verdictOn({ overall }: SweepRatio, { isShown, refutedAt }: Equivalence, margin: number): Verdict {
  const reach = Math.log1p(margin);
  if (refutedAt || overall.low > reach || overall.high < -reach) return "fails";
  return isShown ? "holds" : "undecided";
}

/**
 * The confidence of the interval by which two one-sided tests decide, each as sure as a two-sided one would be: 90% where
 * that is 95%. A ratio at the margin is then taken for less in at most five of 100 (Schuirmann, Journal of
 * Pharmacokinetics and Biopharmaceutics 15 (1987)).
 */
function oneSided(confidence: number): number {
  return 2 * confidence - 1;
}
