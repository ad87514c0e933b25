import type { Run } from "../../run/run.ts";
import { mean, pooledSpread } from "../../statistics/pooled-spread.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { type SweepLevel, sweepsOf } from "../bursts/sweeps.ts";

/** The standard deviation of ln seconds that bursts of one level have. */
export type Noise = (level: number) => number;

/**
 * The noise of one sweep of a run: its spread pooled over all levels, times how much more or less bursts of a level
 * scatter than others in all sweeps of that kind of work. Two or three bursts of one level say little; in the stored run
 * single requests that compute scatter twice as much as bursts of ten, and large bursts of waits more than small ones.
 *
 * @returns null where the sweep was not repeated
 */
export function noiseOf(run: Run, { endpoint, target }: SweepId): Noise | null {
  const own = sweepsOf(run, endpoint).find((series) => series.target === target);
  const spread = pooledSpread((own?.levels ?? []).map(logs));
  if (!spread) return null;
  const profile = profileOf(run, endpoint);
  return (level) => spread.standardDeviation * (profile.get(nearest([...profile.keys()], level)) ?? 1);
}

/** By level: the spread there over that of the whole sweep, as a root mean square over all sweeps of one kind of work. */
function profileOf(run: Run, like: string): Map<number, number> {
  const work = run.plan.sweeps.find(({ endpoint }) => endpoint === like)?.work;
  const endpoints = new Set(run.plan.sweeps.filter((one) => one.work === work).map(({ endpoint }) => endpoint));
  const sweeps = [...endpoints].flatMap((one) => sweepsOf(run, one));
  const scaled = sweeps.flatMap(({ levels }) => {
    const spread = pooledSpread(levels.map(logs))?.standardDeviation;
    return spread ? levels.map((one) => ({ level: one.level, values: logs(one).map((log) => log / spread) })) : [];
  });
  const byLevel = Map.groupBy(scaled, ({ level }) => level);
  const spreads = [...byLevel].flatMap(([level, groups]) => {
    const found = pooledSpread(groups.map(({ values }) => values));
    return found ? [[level, found.standardDeviation] as const] : [];
  });
  return new Map(spreads);
}

function logs({ seconds }: Pick<SweepLevel, "seconds">): number[] {
  const all = seconds.map(Math.log);
  return all.map((log) => log - mean(all));
}

/** The level that is nearest in ratio; the level itself where there is none. */
function nearest(levels: number[], wanted: number): number {
  const far = (level: number) => Math.abs(Math.log(level / wanted));
  return levels.reduce((best, level) => (far(level) < far(best) ? level : best), levels[0] ?? wanted);
}
