import type { Run } from "../../../run/run.ts";
import { equivalence } from "../../../statistics/equivalence.ts";
import { type SweepRatio, sweepRatio } from "../../../statistics/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { changedSweep, slowed } from "../../worlds/change.ts";
import { byInterval } from "../judge.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf } from "../sweep-times.ts";
import { NOT_MEASURED, type Test, tried, type Verdict } from "../verdict.ts";

/**
 * Two one-sided tests of 5% each decide whether a ratio is within a margin, and their interval is one of 90%: a ratio at
 * the margin is then taken for less in at most five of 100 (Schuirmann, "A comparison of the two one-sided tests
 * procedure and the power approach", Journal of Pharmacokinetics and Biopharmaceutics 15 (1987)).
 */
const confidence = 0.9;

/**
 * Neither sweep takes longer than the other by more than a margin, overall and level by level: 8% more at one level and
 * 8% less at another are no equality.
 *
 * @param margin as a relative change: 0.05 is a twentieth
 */
export function noDifference(first: SweepId, second: SweepId, margin: number): Test {
  const test = (run: Run) => {
    const found = sweepRatio(timesOf(run, first), timesOf(run, second), { confidence });
    if (!found) return NOT_MEASURED;
    const { overall, levels } = found;
    const { atMost } = equivalence(found, margin);
    const ratio = `${nameOf(run, second)} takes ${sayRatio(overall)} times as long as ${nameOf(run, first)} at 90%`;
    const apart = `levels differ by at most ${(Math.expm1(atMost) * 100).toPrecision(2)}% (root mean square)`;
    const evidence = `${ratio}; ${apart}; n = ${levels.join(", ")}`;
    return byInterval({ verdict: verdictOn(found, margin), evidence }, overall, { margin, confidence });
  };
  return tried(test, {
    sweeps: [first, second],
    falsify: (truth, beyond) => {
      const found = sweepRatio(timesOf(truth, first), timesOf(truth, second));
      const ownAt = (level: number) => found?.byLevel.find((one) => one.level === level)?.estimate ?? 0;
      const by = (level: number) => Math.log1p(margin) + beyond - ownAt(level);
      return found && changedSweep(second, (world) => slowed(world, by));
    },
  });
}

function verdictOn(found: SweepRatio, margin: number): Verdict {
  const { isShown, refutedAt } = equivalence(found, margin);
  const reach = Math.log1p(margin);
  if (refutedAt || found.overall.low > reach || found.overall.high < -reach) return "fails";
  return isShown ? "holds" : "undecided";
}
