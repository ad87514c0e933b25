import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { type Contrast, contrastOfSamples, type Weighted } from "../../../statistics/contrasts/contrast.ts";
import { isTime, type LevelTimes } from "../../../statistics/contrasts/growth.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { nameOf, timesOf } from "../sweep-times.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../verdict.ts";

/**
 * Larger bursts of the first sweep take fewer times as long as one request than those of the second: each sweep is
 * measured by its own single requests, so that they may ask for different amounts of work.
 */
export function growsLessThan(first: SweepId, second: SweepId): Test {
  const growthOf = (run: Run) => {
    const [a, b] = [timesOf(run, first), timesOf(run, second)];
    const levels = a.map(({ level }) => level).filter((level) => level > 1 && b.some((one) => one.level === level));
    const found = differenceOfGrowths(a, b, { levels, confidence: oneSided(confidenceOf(run)) });
    return found && { ...found, levels };
  };
  const test = (run: Run) => {
    const found = growthOf(run);
    if (!found) return NOT_MEASURED;
    const { levels } = found;
    const confidence = oneSided(confidenceOf(run));
    const ratio = `beside one request alone, ${nameOf(run, second)} takes ${sayRatio(found, confidence)} times as long as ${nameOf(run, first)}`;
    return byInterval({ verdict: verdictAbove(found, 0), evidence: `${ratio}, n = ${levels.join(", ")}` }, found, {
      confidence,
    });
  };
  return falsifiable(test, {
    sweeps: [first, second],
    falsify: (truth, beyond) => {
      const found = growthOf(truth);
      const by = (level: number) => (level > 1 && found ? -found.estimate - beyond : 0);
      return found && changedSweep(second, (world) => slowed(world, by));
    },
  });
}

/** The logarithm of how many times as much the second grows as the first, over levels that all weigh the same. */
function differenceOfGrowths(
  first: readonly LevelTimes[],
  second: readonly LevelTimes[],
  { levels, confidence }: { levels: number[]; confidence: number },
): Contrast | null {
  const has = (sweep: readonly LevelTimes[], level: number) =>
    sweep.some((one) => one.level === level && one.seconds.some(isTime));
  if (levels.length === 0 || ![1, ...levels].every((level) => has(first, level) && has(second, level))) return null;
  const weightOf = (level: number) => (level === 1 ? -1 : levels.includes(level) ? 1 / levels.length : 0);
  const sample = (sweep: readonly LevelTimes[], sign: number): Weighted[] =>
    sweep.map(({ level, seconds }) => ({
      values: seconds.filter(isTime).map(Math.log),
      weight: sign * weightOf(level),
    }));
  const counted = (some: Weighted[]) => some.filter(({ values }) => values.length > 0);
  return contrastOfSamples([counted(sample(first, -1)), counted(sample(second, 1))], confidence);
}
