import { PUBLISHED, publishedSweep } from "../../baselines/published-figures.ts";
import { type CoresFit, fitCores, relativeTotal, type Total } from "../../model/totals.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { type Prediction, reachOfMean } from "../../statistics/prediction.ts";
import { lawsOf } from "../bursts/laws.ts";
import { ownGrowth } from "./own-means.ts";
import { type Compared, type Comparisons, judge, sayEstimate, sayNumber } from "./verdict.ts";

/** The endpoint of the document's sweeps of blocking calls. */
export const BLOCKING = "sync-cpubound";

const RULE =
  "How many times one request alone a larger burst takes: the geometric mean over the levels that both have. The published growth is the middle of the range; where our workers or levels are others, it is carried over by what slots and cores predict, with the cores that are fitted to the document's totals. These are unknown, so that a server on other cores may differ. The scatter about that fit gives the range. A server that answers all at once would give 1, a serial one the mean of the levels.";
const CORES_RULE =
  "Fitted to the document's totals with its workers as slots, and to every answer of ours. More cores than workers cannot be told from as many. Cores belong to the machine, so that nothing is decided by them.";

/** The published servers of several workers. */
export const SEVERAL = PUBLISHED.targets.filter(({ workers }) => workers > 1);

/** The fit of a published sweep with its workers as slots. */
export function publishedCores(target: string): CoresFit | null {
  const totals = publishedSweep(BLOCKING, target).map(({ level, wallSeconds }) => ({ level, seconds: wallSeconds }));
  return fitCores(totals, PUBLISHED.targets.find(({ name }) => name === target)?.workers ?? 0);
}

/** How bursts grow behind several workers, as published and as measured. */
export function workersGrowth(run: Run): Comparisons {
  return { title: "Flask behind its workers", rule: RULE, rows: SEVERAL.flatMap(({ name }) => growth(run, name)) };
}

/** The cores that were at work behind several workers. */
export function coresAtWork(run: Run): Comparisons {
  const rows = SEVERAL.map(({ name }): Compared => {
    const fit = publishedCores(name);
    const own = lawsOf(run, BLOCKING).find(({ target }) => target === name)?.fit;
    return {
      quantity: `${labelOf(run, name)}: cores at work`,
      published: sayEstimate(fit?.cores, fit),
      ours: own ? `${own.cores?.toFixed(2) ?? "not short"}, ${own.slots} slots` : sayNumber(null),
      verdict: "undecided",
      why: "not to be decided: the document does not state its cores",
    };
  });
  return { title: "Cores", rule: CORES_RULE, rows };
}

function growth(run: Run, target: string): Compared[] {
  const theirs = publishedSweep(BLOCKING, target).map(({ level, wallSeconds }) => ({ level, seconds: wallSeconds }));
  const published = PUBLISHED.targets.find(({ name }) => name === target);
  const levels = theirs.map(({ level }) => level);
  const found = ownGrowth(run, { endpoint: BLOCKING, target }, levels, () => 1);
  const ours = { workers: serverOf(run, target).slots, levels: found?.levels ?? levels.filter((level) => level > 1) };
  const expected = carriedOver(theirs, published?.workers ?? 0, ours);
  if (!expected) return [];
  const isSame = expected.value === expected.published;
  return [
    {
      ...{ endpoint: BLOCKING, target },
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

/** Our workers, and the whole cores that they may use. */
export function serverOf(run: Run, target: string): { slots: number; cores: number } {
  const published = PUBLISHED.targets.find(({ name }) => name === target);
  const slots = run.targets.find(({ name }) => name === target)?.workers ?? published?.workers ?? 1;
  return { slots, cores: run.environment.targetCores.length };
}

/** The geometric mean of positive numbers. */
export function geometric(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
