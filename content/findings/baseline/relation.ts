import { PUBLISHED, publishedSweep } from "../../baselines/published-figures.ts";
import { relativeTotal } from "../../model/totals.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { reachOfMean } from "../../statistics/prediction.ts";
import { sweepsOf } from "../bursts/sweeps.ts";
import { ownRatio } from "./own-means.ts";
import { type Compared, type Comparisons, judge, sayEstimate, sayNumber } from "./verdict.ts";
import { BLOCKING, geometric, publishedCores, SEVERAL, serverOf } from "./workers.ts";

const RULE =
  "How many times as long FastAPI takes as Flask for equal work, over the sweep. The ratio depends on the cores: what slots and cores predict for the document's fitted cores is replaced by what they predict for our workers and whole cores, and the scatter about that prediction gives the range. Equal servers would give 1. Single levels are shown, not judged.";

/** FastAPI's sweep over that of each Flask target, as published and as measured. */
export function relations(run: Run): Comparisons {
  const single = PUBLISHED.targets.find(({ workers }) => workers === 1)?.name ?? "";
  const rows = SEVERAL.flatMap(({ name }) => relation(run, single, name));
  return { title: "FastAPI beside Flask", rule: RULE, rows };
}

function relation(run: Run, single: string, target: string): Compared[] {
  const [fit, workers] = [publishedCores(target), PUBLISHED.targets.find(({ name }) => name === target)?.workers];
  if (!fit || !workers) return [];
  const theirs = publishedRatios(single, target);
  const deviations = theirs.map(({ level, ratio }) => {
    return Math.log((ratio * relativeTotal(level, { slots: workers, cores: fit.cores })) / level);
  });
  const mean = deviations.reduce((sum, one) => sum + one, 0) / deviations.length;
  const freedom = deviations.length - 2;
  const spread = Math.sqrt(deviations.reduce((sum, one) => sum + (one - mean) ** 2, 0) / freedom);
  const levels = sharedLevels(
    run,
    target,
    theirs.map(({ level }) => level),
  );
  const expected =
    Math.exp(mean) * geometric(levels.map((level) => level / relativeTotal(level, serverOf(run, target))));
  const reach = Math.exp(reachOfMean(spread, { freedom, count: deviations.length, again: levels.length }));
  const found = ownRatio(run, { endpoint: BLOCKING, target }, { endpoint: BLOCKING, target: single }, levels);
  const byLevel = theirs.map(({ ratio }) => sayNumber(ratio)).join(", ");
  return [
    {
      quantity: `${labelOf(run, single)} over ${labelOf(run, target)}`,
      published: `${sayNumber(geometric(theirs.map(({ ratio }) => ratio)))} (by level ${byLevel}); ${sayNumber(expected)} with our workers and cores`,
      ours: `${sayEstimate(found?.estimate, found)}${found ? ownByLevel(run, single, target, levels) : ""}`,
      ...judge(found, { low: expected / reach, high: expected * reach }, [1]),
    },
  ];
}

/** The ratios of our medians, level by level. */
function ownByLevel(run: Run, single: string, target: string, levels: number[]): string {
  const medians = [single, target].map((name) => sweepsOf(run, BLOCKING).find((one) => one.target === name)?.levels);
  const ratios = levels.map((wanted) => {
    const [one, other] = medians.map((all) => all?.find(({ level }) => level === wanted)?.medianSeconds);
    return sayNumber(one && other ? one / other : null);
  });
  return `; by level ${ratios.join(", ")}`;
}

function publishedRatios(single: string, target: string): { level: number; ratio: number }[] {
  const other = publishedSweep(BLOCKING, target);
  return publishedSweep(BLOCKING, single).flatMap(({ level, wallSeconds }) => {
    const seconds = other.find((one) => one.level === level)?.wallSeconds;
    return seconds === undefined ? [] : [{ level, ratio: wallSeconds / seconds }];
  });
}

/** The published levels that a run measured too; all of them where it measured none. */
function sharedLevels(run: Run, target: string, published: number[]): number[] {
  const series = sweepsOf(run, BLOCKING).find((one) => one.target === target);
  const own = series?.levels.flatMap(({ level, seconds }) => (seconds.length > 0 ? [level] : [])) ?? [];
  const shared = published.filter((level) => own.includes(level));
  return shared.length > 0 ? shared : published;
}
