import { publishedSweep } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import { type CoresFit, fitCores, relativeTotal, type Total } from "../../../model/fit/fit-totals.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { type Prediction, reachOfMean } from "../../../statistics/prediction.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { lawsOf } from "../../laws/laws.ts";
import { wholeCoresOf } from "../../usable-cores.ts";
import { type Compared, judge, sayEstimate, sayNumber } from "../verdict.ts";
import { ownGrowth } from "./own-means.ts";

/** The published servers of several workers. */
export function withSeveralWorkers({ targets }: Reference): Reference["targets"] {
  return targets.filter(({ workers }) => workers > 1);
}

/** The fit of a published sweep with its workers as slots. */
export function publishedCores(figures: Reference, { endpoint, target }: SweepId): CoresFit | null {
  const totals = publishedSweep(figures, endpoint, target).map(({ level, wallSeconds }) => ({
    level,
    seconds: wallSeconds,
  }));
  return fitCores(totals, figures.targets.find(({ name }) => name === target)?.workers ?? 0);
}

/** How bursts on an endpoint grow behind several workers, as published and as measured. */
export function workersGrowth(run: Run, figures: Reference, endpoint: string): Compared[] {
  return withSeveralWorkers(figures).flatMap(({ name: target }) => growth(run, figures, { endpoint, target }));
}

/** The cores that were at work behind several workers. */
export function coresAtWork(run: Run, figures: Reference, endpoint: string): Compared[] {
  return withSeveralWorkers(figures).map(({ name }): Compared => {
    const fit = publishedCores(figures, { endpoint, target: name });
    const own = lawsOf(run, endpoint).find(({ target }) => target === name)?.fit;
    return {
      quantity: `${labelOf(run, name)}: cores at work`,
      published: sayEstimate(fit?.cores, fit),
      ours: own ? `${own.cores?.toFixed(2) ?? "enough"}, ${own.slots} slots` : sayNumber(null),
      verdict: "undecided",
      why: "not to be decided: cores belong to the machine",
    };
  });
}

function growth(run: Run, figures: Reference, { endpoint, target }: SweepId): Compared[] {
  const theirs = publishedSweep(figures, endpoint, target).map(({ level, wallSeconds }) => ({
    level,
    seconds: wallSeconds,
  }));
  const published = figures.targets.find(({ name }) => name === target);
  const levels = theirs.map(({ level }) => level);
  const found = ownGrowth(run, { endpoint, target }, levels, () => 1);
  const ours = {
    workers: serverOf(run, figures, target).slots,
    levels: found?.levels ?? levels.filter((level) => level > 1),
  };
  const expected = carriedOver(theirs, published?.workers ?? 0, ours);
  if (!expected) return [];
  const isSame = expected.value === expected.published;
  return [
    {
      ...{ endpoint, target },
      quantity: `${labelOf(run, target)}: larger bursts over one request`,
      published: `${sayNumber(expected.published)}${isSame ? "" : `; ${sayNumber(expected.value)} carried over`}`,
      ours: sayEstimate(found?.estimate, found),
      ...judge(found, expected, [1, geometric(ours.levels)]),
    },
  ];
}

/**
 * The published growth of a server of several workers, the same carried over to other workers and levels by the fit of
 * its own totals, and where that of a single sample would lie, scattering as the totals do about the fit.
 *
 * @returns null where cores cannot be fitted, or without a total of one
 */
export function carriedOver(
  theirs: Total[],
  workers: number,
  ours: { workers: number; levels: number[] },
): (Prediction & { published: number }) | null {
  const fit = fitCores(theirs, workers);
  const alone = theirs.find(({ level }) => level === 1);
  if (!fit || !alone) return null;
  const larger = theirs.filter(({ level }) => level > 1);
  const predicted = (slots: number, levels: number[]) =>
    geometric(levels.map((level) => relativeTotal(level, { slots, cores: fit.cores })));
  const published = geometric(larger.map(({ seconds }) => seconds / alone.seconds));
  const isSame = ours.workers === workers && larger.every(({ level }, at) => level === ours.levels[at]);
  const levels = larger.map(({ level }) => level);
  const value = isSame ? published : (published * predicted(ours.workers, ours.levels)) / predicted(workers, levels);
  const reach = Math.exp(reachOfMean(fit.spread, { freedom: theirs.length - 2, count: 1, again: larger.length }));
  return { published, value, low: value / reach, high: value * reach };
}

/** Our workers, and the cores that they may use. */
export function serverOf(run: Run, figures: Reference, target: string): { slots: number; cores: number } {
  const published = figures.targets.find(({ name }) => name === target);
  const slots = run.targets.find(({ name }) => name === target)?.workers ?? published?.workers ?? 1;
  return { slots, cores: wholeCoresOf(run, target) };
}

/** The geometric mean of positive numbers. */
export function geometric(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
