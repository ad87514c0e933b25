import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { contrastOfSamples } from "../../statistics/contrasts/contrast.ts";
import { growth, isTime } from "../../statistics/contrasts/growth.ts";
import { sweepRatio } from "../../statistics/contrasts/sweep-ratio.ts";
import { burstsOn } from "../bursts/bursts.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import type { SweepSeries } from "../bursts/sweeps.ts";
import { timesOf } from "../claims/sweep-times.ts";
import { sharedVariance } from "../nodes/shared-variance.ts";
import { START_SPREAD } from "../starts/start-variance.ts";
import { barrierOn, excuseOn, machineBarrier, sweepIn } from "./barriers.ts";
import type { Estimate, Quantity, RunPair } from "./quantity.ts";

/** One target's sweep on an endpoint, as both runs have it. */
interface Both {
  theirs: SweepSeries;
  yours: SweepSeries;
}

const MILLISECONDS = 1000;

/** Single requests fewer than these show no spread of their own. */
const SEEN_ALONE = 4;

/** What is compared of one endpoint: every target by itself, level by level, then each target beside the first. */
export function burstQuantities(pair: RunPair, theirs: SweepSeries[], yours: SweepSeries[]): Quantity[] {
  const both = theirs.flatMap((one) => {
    const other = yours.find(({ target }) => target === one.target);
    return other ? [{ theirs: one, yours: other }] : [];
  });
  return [...both.flatMap((one) => [alone(pair, one), ...growths(pair, one)]), ...besideFirst(pair, both)];
}

/** One request alone: of work that was asked for in iterations, for each of them, since runs ask for different amounts. */
function alone(pair: RunPair, { theirs, yours }: Both): Quantity {
  const [before, now] = [amountIn(pair.theirs, theirs), amountIn(pair.yours, yours)];
  const estimate = (one: SweepSeries, { amount, isComputed }: Amount) =>
    amount === null ? null : soloEstimate(one, amount, isComputed);
  return {
    name: `${labelOf(pair.yours, yours.target)}: ${now.what}`,
    unit: now.unit,
    ...{ theirs: estimate(theirs, before), yours: estimate(yours, now) },
    barrier: barrierOn(pair, yours) ?? (now.isComputed ? machineBarrier(pair, yours.target) : null),
    excuse: excuseOn(pair, yours),
  };
}

interface Amount {
  /** What the seconds of one request are divided by; null where the run does not say. */
  amount: number | null;
  /** What is measured, in words. */
  what: string;
  unit: string;
  /** Whether a faster machine takes less. */
  isComputed: boolean;
}

function amountIn(run: Run, sweep: SweepSeries): Amount {
  const { work = "fixed" } = sweepIn(run, sweep) ?? {};
  if (work === "wait")
    return {
      amount: sweep.workSeconds,
      what: "one request alone over the wait it asks for",
      unit: "",
      isComputed: false,
    };
  if (work === "fixed") return { amount: 1, what: "one request alone", unit: "s", isComputed: true };
  const [first] = burstsOn(run, sweep.endpoint).filter(({ target }) => target === sweep.target);
  const amount = first?.iterations ? first.iterations / MILLISECONDS : null;
  return { amount, what: "each iteration of one request alone", unit: "ms", isComputed: true };
}

/** The mean of ln seconds over an amount; how much one start differs from another is not to be seen in the run itself. */
function soloEstimate({ levels }: SweepSeries, amount: number, isComputed: boolean): Estimate | null {
  const logs = levels.map(({ level, seconds }) => ({
    values: seconds.filter(isTime).map((one) => Math.log(one / amount)),
    weight: level === 1 ? 1 : 0,
  }));
  const single = logs.filter(({ weight }) => weight === 1);
  const isSeen = single.some(({ values }) => values.length >= SEEN_ALONE);
  if (single.length === 0) return null;
  const shared = { variance: START_SPREAD.standardDeviation ** 2, freedom: START_SPREAD.freedom };
  return contrastOfSamples([isSeen ? single : logs], 0.95, isComputed ? shared : null);
}

/** A burst over one request, level by level: neither the machine's speed nor the luck of a start is in it. */
function growths(pair: RunPair, { theirs, yours }: Both): Quantity[] {
  const [before, now] = [theirs, yours].map(({ levels }) => growth(levels, { shape: () => 1 })?.byLevel ?? []);
  const levels = yours.levels.map(({ level }) => level).filter((level) => level > 1);
  const shared = levels.filter((one) => theirs.levels.some(({ level }) => level === one));
  return shared.map((wanted) => ({
    name: `${labelOf(pair.yours, yours.target)}: a burst of ${wanted} over one request`,
    unit: "",
    theirs: before?.find(({ level }) => level === wanted) ?? null,
    yours: now?.find(({ level }) => level === wanted) ?? null,
    single: { theirs: singleGrowth(theirs, wanted), yours: singleGrowth(yours, wanted) },
    barrier: barrierOn(pair, yours),
    excuse: excuseOn(pair, yours),
  }));
}

function singleGrowth(sweep: SweepSeries, wanted: number): number | null {
  const alone = soloSeconds(sweep);
  const seconds = sweep.levels.find(({ level }) => level === wanted)?.medianSeconds;
  return alone && seconds ? seconds / alone : null;
}

/** Each other target beside the first, over the levels above one that both runs have of both. */
function besideFirst(pair: RunPair, [first, ...others]: Both[]): Quantity[] {
  if (!first) return [];
  return others.map((other) => {
    const all = [first.theirs, first.yours, other.theirs, other.yours];
    const among = (wanted: number) =>
      wanted > 1 && all.every(({ levels }) => levels.some(({ level }) => level === wanted));
    const ratio = (run: Run, one: SweepSeries, two: SweepSeries) =>
      sweepRatio(timesOf(run, one), timesOf(run, two), { among, shared: sharedVariance(run, one, two) })?.overall ??
      null;
    return {
      name: `${labelOf(pair.yours, other.yours.target)}: its larger bursts over those of ${labelOf(pair.yours, first.yours.target)}`,
      unit: "",
      theirs: ratio(pair.theirs, first.theirs, other.theirs),
      yours: ratio(pair.yours, first.yours, other.yours),
      barrier: barrierOn(pair, other.yours) ?? barrierOn(pair, first.yours),
      excuse: excuseOn(pair, other.yours),
    };
  });
}
