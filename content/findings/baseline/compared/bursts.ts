import { publishedOf, publishedTrial } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import type { Burst } from "../../../run/observations/burst.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { reachOfMean } from "../../../statistics/prediction.ts";
import { makespan, validBurstsOn } from "../../bursts/bursts.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import type { Interval } from "../../claims/verdict.ts";
import { type Compared, judge, sayNumber, sayRange } from "../verdict.ts";

const MARGIN = 1.05;

/** A burst of which the server's times were published, by its target and size. */
export interface PublishedBurstTimes {
  target: string;
  timed: number;
}

/** Bursts that were tried beside the sweeps: one with server's times, and one that is compared with a single request. */
export interface NotebookBursts extends PublishedBurstTimes {
  endpoint: string;
  large: number;
}

/** The published bursts beside one request alone, and beside the server's own times. */
export function notebookBursts(run: Run, figures: Reference, bursts: NotebookBursts): Compared[] {
  return [...largeBurst(run, figures, bursts), ...serverTimes(run, figures, bursts)];
}

/** How much one server time scatters about another, as a factor's logarithm, with its degrees of freedom. */
export function publishedScatter(
  figures: Reference,
  { target, timed }: PublishedBurstTimes,
): { spread: number; freedom: number } {
  const logs = (publishedTrial(figures, target, timed)?.serviceSeconds ?? []).map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const freedom = logs.length - 1;
  return { spread: Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / freedom), freedom };
}

function largeBurst(run: Run, figures: Reference, bursts: NotebookBursts): Compared[] {
  const { target, large: level } = bursts;
  const [burst, single] = [publishedTrial(figures, target, level), publishedOf(figures, "single", target)];
  if (!burst?.iterations || !single?.iterations) return [];
  const perIteration = single.serviceSeconds / single.iterations;
  const ratio = burst.wallSeconds / burst.iterations / perIteration;
  const { spread, freedom } = publishedScatter(figures, bursts);
  // Twice: what was published scatters, and so does another burst beside another single request.
  const reach = Math.exp(Math.SQRT2 * reachOfMean(spread, { freedom, count: 1, again: level }));
  const ours = ratios(run, bursts, level, (large) => {
    const one = valid(run, bursts, 1).find(({ repetition }) => repetition === large.repetition);
    const [all, alone] = [makespan(large), one ? makespan(one) : null];
    return all !== null && alone !== null ? all / alone : null;
  });
  return [
    {
      quantity: `${labelOf(run, target)}: a burst of ${level} over one request`,
      published: sayNumber(ratio),
      ours: ours ? sayRange(ours) : sayNumber(null),
      ...judge(ours, { low: ratio / reach, high: ratio * reach }, [1, level / 2]),
    },
  ];
}

function serverTimes(run: Run, figures: Reference, bursts: NotebookBursts): Compared[] {
  const { target, timed: level } = bursts;
  const burst = publishedTrial(figures, target, level);
  if (!burst?.serviceSeconds) return [];
  const share = sum(burst.serviceSeconds) / burst.wallSeconds;
  const ours = ratios(run, bursts, level, (one) => {
    const all = makespan(one);
    const served = one.requests.flatMap(({ work }) => work?.serviceSeconds ?? []);
    return all !== null && served.length === level ? sum(served) / all : null;
  });
  return [
    {
      quantity: `${labelOf(run, target)}: server times of a burst of ${level}, added up, over its total`,
      published: sayNumber(share),
      ours: ours ? sayRange(ours) : sayNumber(null),
      ...judge(ours, { low: share / MARGIN, high: share * MARGIN }, [2]),
    },
  ];
}

/** The least and the most of something over all bursts of one size; null where there is none. */
function ratios(run: Run, side: SweepId, level: number, of: (burst: Burst) => number | null): Interval | null {
  const all = valid(run, side, level).flatMap((burst) => of(burst) ?? []);
  return all.length > 0 ? { low: Math.min(...all), high: Math.max(...all) } : null;
}

function valid(run: Run, side: SweepId, level: number): Burst[] {
  return validBurstsOn(run, side).filter((burst) => burst.level === level);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
