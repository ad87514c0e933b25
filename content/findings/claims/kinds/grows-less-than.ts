import { confidenceOf } from "../../../run/looks.ts";
import type { Run } from "../../../run/run.ts";
import { type Contrast, difference } from "../../../statistics/contrasts/contrast.ts";
import { growth, isTime, type LevelTimes } from "../../../statistics/contrasts/growth.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { levelBehind, nameOf, timesOf, unlessBehind } from "../sweep-times.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../verdict.ts";
import { unlessOthersComputed } from "./beside-other-programs.ts";

/**
 * Beside one request alone, larger bursts of the second sweep take more than so many times as long as those of the first: each
 * sweep is measured by its own single requests, so that they may ask for different amounts of work. At no level are they
 * shown to take less.
 *
 * @param times 1 where the first is only to grow less, by however little
 */
export function growsLessThan(first: SweepId, second: SweepId, times = 1): Test {
  const growthOf = (run: Run) => {
    const [a, b] = [timesOf(run, first), timesOf(run, second)];
    const levels = a.map(({ level }) => level).filter((level) => level > 1 && b.some((one) => one.level === level));
    const found = differenceOfGrowths(a, b, { levels, confidence: oneSided(confidenceOf(run)) });
    const byLevel = levels.flatMap((level) => {
      const own = differenceOfGrowths(a, b, { levels: [level], confidence: oneSided(confidenceOf(run)) });
      return own ? [{ level, ...own }] : [];
    });
    return found && { ...found, levels, byLevel };
  };
  const test = unlessOthersComputed([first, second], (run) => {
    const found = growthOf(run);
    if (!found) return NOT_MEASURED;
    const { levels } = found;
    const confidence = oneSided(confidenceOf(run));
    const ratio = `beside one request alone, ${nameOf(run, second)} takes ${sayRatio(found, confidence)} times as long as ${nameOf(run, first)}`;
    const behind = levelBehind(run, [first, second], found.byLevel);
    const worst = behind ? `; at n = ${behind.level} it is ${sayRatio(behind, confidence)}` : "";
    const evidence = `${ratio}, n = ${levels.join(", ")}${worst}`;
    const verdict = unlessBehind(verdictAbove(found, Math.log(times)), behind);
    return byInterval({ verdict, evidence }, found, { confidence, allowed: { low: times, high: null } });
  });
  return falsifiable(test, {
    sweeps: [first, second],
    falsify: (truth, beyond) => {
      const found = growthOf(truth);
      const by = (level: number) => (level > 1 && found ? Math.log(times) - found.estimate - beyond : 0);
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
  const growthOf = (sweep: readonly LevelTimes[]) => {
    const compared = sweep.filter(({ level }) => level === 1 || levels.includes(level));
    const isWhole = compared.length > levels.length && compared.every(({ seconds }) => seconds.some(isTime));
    return isWhole ? growth(compared, { shape: () => 1 }) : null;
  };
  const [one, other] = [growthOf(first), growthOf(second)];
  return one && other && difference(one.overall, other.overall, confidence);
}
