import { type CoresFit, fitCores, relativeTotal } from "../../model/totals.ts";
import { PUBLISHED, publishedSweep } from "../../reference/published.ts";
import type { Run } from "../../run/run.ts";
import { contrast } from "../../statistics/contrast.ts";
import { reachOfMean } from "../../statistics/prediction.ts";
import { lawsOf } from "../laws.ts";
import { labelOf, sweepsOf } from "../sweeps.ts";
import { type Compared, type Comparisons, judge, sayEstimate, sayNumber } from "./verdict.ts";

/** The endpoint of the document's sweeps of blocking calls. */
export const BLOCKING = "sync-cpubound";

const RULE =
  "How many times one request alone a larger burst takes: the geometric mean over the levels that both have. The document's cores are unknown, and its bursts have totals only: cores are fitted to these, with the workers as slots. Its shape is then expected anew for our workers and our whole cores, with the scatter that its totals have about the fit. A server that answers all at once would give 1, a serial one the mean of the levels.";
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
  const fit = publishedCores(target);
  if (!fit) return [];
  const theirs = publishedSweep(BLOCKING, target);
  const server = serverOf(run, target);
  const found = measured(
    run,
    target,
    theirs.map(({ level }) => level),
  );
  const levels = found?.levels ?? theirs.map(({ level }) => level).filter((level) => level > 1);
  const [alone, ...larger] = theirs.map(({ wallSeconds }) => wallSeconds);
  const said = geometric(larger.map((seconds) => seconds / (alone ?? seconds)));
  const expected = geometric(levels.map((level) => relativeTotal(level, server)));
  const reach = Math.exp(reachOfMean(fit.spread, { freedom: theirs.length - 2, count: 1, again: levels.length }));
  const range = { low: expected / reach, high: expected * reach };
  return [
    {
      ...{ endpoint: BLOCKING, target },
      quantity: `${labelOf(run, target)}: larger bursts over one request`,
      published: `${sayNumber(said)}; ${sayNumber(expected)} with ${server.slots} workers on ${server.cores} cores`,
      ours: found ? sayEstimate(found.growth, found.interval) : sayNumber(null),
      ...judge(found?.interval ?? null, range, [1, geometric(levels)]),
    },
  ];
}

/** Our workers, and the whole cores that they may use. */
export function serverOf(run: Run, target: string): { slots: number; cores: number } {
  const published = PUBLISHED.targets.find(({ name }) => name === target);
  const slots = run.targets.find(({ name }) => name === target)?.workers ?? published?.workers ?? 1;
  return { slots, cores: run.environment.targetCores.length };
}

/** The growth of a run's own sweep at some levels, with its interval; null where it has no burst of one or no other. */
function measured(run: Run, target: string, among: number[]) {
  const series = sweepsOf(run, BLOCKING).find((one) => one.target === target);
  const groups = (series?.levels ?? []).filter(({ level, seconds }) => among.includes(level) && seconds.length > 0);
  const larger = groups.filter(({ level }) => level > 1);
  if (larger.length === 0 || larger.length === groups.length) return null;
  const logs = groups.map(({ level, seconds }) => ({
    values: seconds.map(Math.log),
    weight: level === 1 ? -1 : 1 / larger.length,
  }));
  const found = contrast(logs);
  if (!found) return null;
  const interval = { low: Math.exp(found.low), high: Math.exp(found.high) };
  return { growth: Math.exp(found.estimate), interval, levels: larger.map(({ level }) => level) };
}

/** The geometric mean of positive numbers. */
export function geometric(values: number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
