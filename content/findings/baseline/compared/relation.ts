import { publishedSweep } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import { relativeTotal } from "../../../model/fit/fit-totals.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { reachOfMean } from "../../../statistics/prediction.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sweepsOf } from "../../bursts/sweeps.ts";
import { type Compared, judge, sayEstimate, sayNumber } from "../verdict.ts";
import { ownRatio } from "./own-means.ts";
import { geometric, publishedCores, serverOf, withSeveralWorkers } from "./workers.ts";

/** The sweep of the published server of one worker over that of each of several, as published and as measured. */
export function relations(run: Run, figures: Reference, endpoint: string): Compared[] {
  const single = figures.targets.find(({ workers }) => workers === 1);
  if (!single) return [];
  return withSeveralWorkers(figures).flatMap(({ name }) =>
    relation(run, figures, { endpoint, single: single.name, target: name }),
  );
}

interface Pair extends SweepId {
  single: string;
}

function relation(run: Run, figures: Reference, pair: Pair): Compared[] {
  const { endpoint, single, target } = pair;
  const [fit, workers] = [
    publishedCores(figures, { endpoint, target }),
    figures.targets.find(({ name }) => name === target)?.workers,
  ];
  if (!fit || !workers) return [];
  const theirs = publishedRatios(figures, pair);
  const deviations = theirs.map(({ level, ratio }) => {
    return Math.log((ratio * relativeTotal(level, { slots: workers, cores: fit.cores })) / level);
  });
  const mean = deviations.reduce((sum, one) => sum + one, 0) / deviations.length;
  const freedom = deviations.length - 2;
  const spread = Math.sqrt(deviations.reduce((sum, one) => sum + (one - mean) ** 2, 0) / freedom);
  const levels = sharedLevels(
    run,
    pair,
    theirs.map(({ level }) => level),
  );
  const expected =
    Math.exp(mean) * geometric(levels.map((level) => level / relativeTotal(level, serverOf(run, figures, target))));
  const reach = Math.exp(reachOfMean(spread, { freedom, count: deviations.length, again: levels.length }));
  const found = ownRatio(run, { endpoint, target }, { endpoint, target: single }, levels);
  const byLevel = theirs.map(({ ratio }) => sayNumber(ratio)).join(", ");
  return [
    {
      quantity: `${labelOf(run, single)} over ${labelOf(run, target)}`,
      published: `${sayNumber(geometric(theirs.map(({ ratio }) => ratio)))} (by level ${byLevel}); ${sayNumber(expected)} with our workers and cores`,
      ours: `${sayEstimate(found?.estimate, found)}${found ? ownByLevel(run, pair, levels) : ""}`,
      ...judge(found, { low: expected / reach, high: expected * reach }, [1]),
    },
  ];
}

/** The ratios of our medians, level by level. */
function ownByLevel(run: Run, { endpoint, single, target }: Pair, levels: number[]): string {
  const medians = [single, target].map((name) => sweepsOf(run, endpoint).find((one) => one.target === name)?.levels);
  const ratios = levels.map((wanted) => {
    const [one, other] = medians.map((all) => all?.find(({ level }) => level === wanted)?.medianSeconds);
    return sayNumber(one && other ? one / other : null);
  });
  return `; by level ${ratios.join(", ")}`;
}

function publishedRatios(figures: Reference, { endpoint, single, target }: Pair): { level: number; ratio: number }[] {
  const other = publishedSweep(figures, endpoint, target);
  return publishedSweep(figures, endpoint, single).flatMap(({ level, wallSeconds }) => {
    const seconds = other.find((one) => one.level === level)?.wallSeconds;
    return seconds === undefined ? [] : [{ level, ratio: wallSeconds / seconds }];
  });
}

/** The published levels that a run measured too; all of them where it measured none. */
function sharedLevels(run: Run, { endpoint, target }: SweepId, published: number[]): number[] {
  const series = sweepsOf(run, endpoint).find((one) => one.target === target);
  const own = series?.levels.flatMap(({ level, seconds }) => (seconds.length > 0 ? [level] : [])) ?? [];
  const shared = published.filter((level) => own.includes(level));
  return shared.length > 0 ? shared : published;
}
