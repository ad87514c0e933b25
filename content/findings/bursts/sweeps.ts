import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { labelOf, placeOf } from "../../run/target-label.ts";
import { type MedianInterval, medianInterval } from "../../statistics/median-interval.ts";
import { FEWEST_FOR_OUTLIERS, outliers } from "../../statistics/outliers.ts";
import { median } from "../../statistics/quantile.ts";
import { burstsOn, invalidReason, makespan } from "./bursts.ts";
import { requestsPerSecond } from "./rate.ts";

/** One level of a sweep: seconds of every burst that counts, what they say together, and why others do not count. */
export interface SweepLevel {
  level: number;
  seconds: number[];
  medianSeconds: number | null;
  /** Null with fewer than six bursts: those are shown as points. */
  interval: MedianInterval | null;
  /** Bursts far from the others: reported, and counted all the same. Null with fewer than ten, which cannot tell. */
  outlierSeconds: number[] | null;
  requestsPerSecond: number | null;
  /** The most processes that the target was seen to have during these bursts; null where they cannot be seen. */
  processes: number | null;
  invalidReasons: string[];
}

/** What a burst of so many requests took, or is predicted or published to take. */
export type BurstTotal = Pick<Burst, "level"> & { seconds: number };

/** How one target's total time on one endpoint grows with the number of requests sent together. */
export interface SweepSeries {
  target: string;
  endpoint: string;
  label: string;
  /** The target's place in the run, which decides its colour everywhere. */
  place: number;
  /** Seconds of work that each request asked for; null where the work is fixed. */
  workSeconds: number | null;
  levels: SweepLevel[];
}

/** The sweeps of all targets over one endpoint, as planned: a level that was not measured has no seconds. */
export function sweepsOf(run: Run, endpoint: string): SweepSeries[] {
  const bursts = burstsOn(run, endpoint);
  return run.plan.sweeps
    .filter((sweep) => sweep.endpoint === endpoint)
    .map(({ target, levels, workSeconds }) => ({
      target,
      endpoint,
      label: labelOf(run, target),
      place: placeOf(run, target),
      workSeconds,
      levels: levels.map((level) =>
        levelOf(
          run,
          level,
          bursts.filter((burst) => burst.target === target && burst.level === level),
        ),
      ),
    }));
}

function levelOf(run: Run, level: number, bursts: Burst[]): SweepLevel {
  const judged = bursts.map((burst) => ({ burst, reason: invalidReason(run, burst) }));
  const seconds = judged.flatMap(({ burst, reason }) => (reason === null ? (makespan(burst) ?? []) : []));
  const medianSeconds = seconds.length > 0 ? median(seconds) : null;
  return {
    level,
    seconds,
    medianSeconds,
    interval: medianInterval(seconds),
    outlierSeconds: outlierSeconds(seconds),
    requestsPerSecond: medianSeconds === null ? null : requestsPerSecond({ level, seconds: medianSeconds }),
    processes: mostProcesses(bursts),
    invalidReasons: judged.flatMap(({ reason }) => reason ?? []),
  };
}

function outlierSeconds(seconds: number[]): number[] | null {
  if (seconds.length < FEWEST_FOR_OUTLIERS) return null;
  return outliers(seconds).flatMap((place) => seconds[place] ?? []);
}

function mostProcesses(bursts: Burst[]): number | null {
  const counts = bursts.flatMap(({ usage }) =>
    usage
      ? usage.treeAtSeconds.map((_, sample) => usage.processes.filter(({ threads }) => threads[sample] !== null).length)
      : [],
  );
  return counts.length > 0 ? Math.max(...counts) : null;
}
