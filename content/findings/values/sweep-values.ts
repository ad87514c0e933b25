import type { Run } from "../../run/run.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { growth } from "../../statistics/contrasts/growth.ts";
import { sweepRatio } from "../../statistics/contrasts/sweep-ratio.ts";
import { burstsOn, levelsOf } from "../bursts/bursts.ts";
import { requestsPerSecond } from "../bursts/rate.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { type SweepSeries, sweepsOf } from "../bursts/sweeps.ts";
import { timesOf } from "../claims/sweep-times.ts";
import { lawsOf } from "../laws/laws.ts";
import { observedLawOf } from "../laws/observed-laws.ts";
import { sharedVariance } from "../nodes/shared-variance.ts";
import { milliseconds, plain, seconds, type Value, type ValueOf } from "./value.ts";

/** The time of work that each request of a sweep asks for. */
export function workDuration(sweep: SweepId): ValueOf {
  return (run) => seconds(seriesOf(run, sweep)?.workSeconds ?? null);
}

/** The most requests that were sent together in a burst of a sweep. */
export function largestBurst({ endpoint }: SweepId): ValueOf {
  return (run) => plain(levelsOf(run, endpoint).at(-1) ?? null);
}

/** What one request alone took, the median of bursts of one. */
export function solo(sweep: SweepId): ValueOf {
  return (run) => {
    const found = seriesOf(run, sweep);
    return { ...seconds(soloSeconds(found)), sample: found?.levels.find(({ level }) => level === 1)?.seconds };
  };
}

/** What the largest bursts of a sweep took, the median. */
export function total(sweep: SweepId): ValueOf {
  return (run) => {
    const found = largestOf(run, sweep);
    return { ...seconds(found?.medianSeconds ?? null), sample: found?.seconds };
  };
}

/** The requests per second of the largest bursts of a sweep, the median. */
export function rate(sweep: SweepId): ValueOf {
  return (run) => {
    const found = largestOf(run, sweep);
    const sample = found?.seconds.map((took) => requestsPerSecond({ level: found.level, seconds: took }));
    return { number: found?.requestsPerSecond ?? null, unit: "requests/s", sample };
  };
}

/** How many times n times one request alone bursts of n take, over all larger levels. */
export function growthOf(sweep: SweepId): ValueOf {
  return (run) => ratioOf(growth(seriesOf(run, sweep)?.levels ?? [], { shape: (level) => level })?.overall);
}

/** How many times as long the second sweep takes as the first, over all bursts of more than one request. */
export function ratio(first: SweepId, second: SweepId): ValueOf {
  return (run) => {
    const shared = sharedVariance(run, first, second);
    return ratioOf(
      sweepRatio(timesOf(run, first), timesOf(run, second), { among: (level) => level > 1, shared })?.overall,
    );
  };
}

/** The most requests that were at work at once in a burst of a sweep. */
export function mostAtOnce(sweep: SweepId): ValueOf {
  return (run) => plain(observedLawOf(run, sweep)?.concurrency ?? null);
}

/**
 * What each further request of a burst costs the last one, fitted to the moments of a sweep's answers: its own
 * hand-over, and what it takes from all.
 */
export function overhead(sweep: SweepId): ValueOf {
  return (run) => {
    const fit = lawsOf(run, sweep.endpoint).find(({ target }) => target === sweep.target)?.fit;
    return milliseconds(fit ? fit.overheadSeconds + fit.sharedSeconds : null);
  };
}

/** The most tasks that any answer of a sweep found on the event loop. */
export function mostTasks({ endpoint, target }: SweepId): ValueOf {
  return (run) => {
    const told = burstsOn(run, endpoint)
      .filter((burst) => burst.target === target)
      .flatMap(({ requests }) => requests.flatMap(({ work }) => work?.concurrentTasks ?? []));
    return plain(told.length > 0 ? Math.max(...told) : null);
  };
}

/** A contrast of logarithms as a ratio with its interval. */
function ratioOf(found: Contrast | null | undefined): Value {
  if (!found) return { number: null, unit: "times" };
  const { estimate, low, high } = found;
  return { number: Math.exp(estimate), unit: "times", interval: { low: Math.exp(low), high: Math.exp(high) } };
}

function seriesOf(run: Run, { endpoint, target }: SweepId): SweepSeries | undefined {
  return sweepsOf(run, endpoint).find((one) => one.target === target);
}

function largestOf(run: Run, sweep: SweepId) {
  const largest = levelsOf(run, sweep.endpoint).at(-1);
  return seriesOf(run, sweep)?.levels.find(({ level }) => level === largest);
}
