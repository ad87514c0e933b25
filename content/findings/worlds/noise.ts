import type { Run } from "../../run/run.ts";
import { mean, pooledSpread } from "../../statistics/pooled-spread.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { type SweepLevel, sweepsOf } from "../bursts/sweeps.ts";

/** The standard deviation of ln seconds that bursts of one level have. */
export type Noise = (level: number) => number;

/**
 * The noise of one sweep of a run: its spread pooled over all levels, times how much more or less bursts of a level
 * scatter than others in all sweeps of that kind of work. In the stored run single requests that compute scatter twice
 * as much as bursts of ten. Two or three bursts of one level say little: what one disturbed burst adds is noise of the
 * whole sweep and not of its level, so only a trend from small to large bursts is taken for a difference.
 *
 * @returns null where the sweep was not repeated
 */
export function noiseOf(run: Run, { endpoint, target }: SweepId): Noise | null {
  const own = sweepsOf(run, endpoint).find((series) => series.target === target);
  const spread = pooledSpread((own?.levels ?? []).map(logs));
  if (!spread) return null;
  const trend = trendOf(run, endpoint);
  return (level) => spread.standardDeviation * trend(level);
}

/** The spread of a level over that of its whole sweep: a power of the level, the same for all sweeps of one kind of work. */
function trendOf(run: Run, like: string): Noise {
  const levels = spreadsOf(run, like);
  if (levels.length < 2) return () => 1;
  const power = slope(levels);
  const least = Math.min(...levels.map(({ level }) => level));
  const most = Math.max(...levels.map(({ level }) => level));
  const scale = Math.sqrt(weightedMean(levels, ({ level }) => level ** (2 * power)));
  return (level) => Math.min(most, Math.max(least, level)) ** power / scale;
}

interface LevelSpread {
  level: number;
  /** In units of the spread of the whole sweep. */
  standardDeviation: number;
  freedom: number;
}

/** The spread at each level, as a root mean square over all sweeps of one kind of work. */
function spreadsOf(run: Run, like: string): LevelSpread[] {
  const work = run.plan.sweeps.find(({ endpoint }) => endpoint === like)?.work;
  const endpoints = new Set(run.plan.sweeps.filter((one) => one.work === work).map(({ endpoint }) => endpoint));
  const sweeps = [...endpoints].flatMap((one) => sweepsOf(run, one));
  const scaled = sweeps.flatMap(({ levels }) => {
    const spread = pooledSpread(levels.map(logs))?.standardDeviation;
    return spread ? levels.map((one) => ({ level: one.level, values: logs(one).map((log) => log / spread) })) : [];
  });
  return [...Map.groupBy(scaled, ({ level }) => level)].flatMap(([level, groups]) => {
    const found = pooledSpread(groups.map(({ values }) => values));
    return found && found.standardDeviation > 0 ? [{ level, ...found }] : [];
  });
}

/**
 * The power of the level by which spreads go, by least squares of their logarithms, each weighing its degrees of freedom.
 */
function slope(levels: readonly LevelSpread[]): number {
  const [x, y] = [(one: LevelSpread) => Math.log(one.level), (one: LevelSpread) => Math.log(one.standardDeviation)];
  const [middleX, middleY] = [weightedMean(levels, x), weightedMean(levels, y)];
  const along = weightedMean(levels, (one) => (x(one) - middleX) ** 2);
  return weightedMean(levels, (one) => (x(one) - middleX) * (y(one) - middleY)) / along;
}

function weightedMean(levels: readonly LevelSpread[], pick: (one: LevelSpread) => number): number {
  const weights = levels.reduce((sum, { freedom }) => sum + freedom, 0);
  return levels.reduce((sum, one) => sum + one.freedom * pick(one), 0) / weights;
}

function logs({ seconds }: Pick<SweepLevel, "seconds">): number[] {
  const all = seconds.map(Math.log);
  return all.map((log) => log - mean(all));
}
