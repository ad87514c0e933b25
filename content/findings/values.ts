import type { Snapshot } from "../run/observations.ts";
import type { Run } from "../run/run.ts";
import { median } from "../statistics/quantile.ts";
import { leastSquares } from "../statistics/slope.ts";
import { burstsOn, levelsOf } from "./bursts.ts";
import { calibrationsOf } from "./calibrations.ts";
import { aloneSeconds, sweepsOf } from "./sweeps.ts";

/** A number of the article: null when the run does not have it. */
export interface Value {
  number: number | null;
  unit: string;
}

/** The words that a value's name is made of, such as `total.flask1xanalytics.5`. */
type Lookup = (run: Run, ...words: string[]) => Value;

const seconds = (number: number | null): Value => ({ number, unit: "s" });
const plain = (number: number | null): Value => ({ number, unit: "" });

const LOOKUPS: Record<string, Lookup> = {
  cores: (run) => plain(run.environment.targetCores.length),
  targetSeconds: (run) => seconds(run.plan.targetSeconds),
  repetitions: (run) => plain(run.plan.repetitions),
  samples: (run) => plain(run.plan.calibrationSamples),
  workers: (run, target = "") => plain(run.targets.find(({ name }) => name === target)?.workers ?? null),
  iteration: (run, target = "") => {
    const spread = calibrationsOf(run).find((one) => one.target === target)?.quartiles;
    return { number: spread ? spread.median * 1000 : null, unit: "ms" };
  },
  iterations: (run, target = "") =>
    plain(run.iterations.find((decided) => decided.target === target)?.iterations ?? null),
  single: (run, target = "") => {
    const single = run.observations.find((seen) => seen.kind === "single" && seen.target === target);
    const request = single?.kind === "single" ? single.requests[0] : undefined;
    return seconds(request?.error === null ? request.lastByteSeconds : null);
  },
  roundTrip: (run, target = "") => {
    const trips = run.observations.find((seen) => seen.kind === "roundTrip" && seen.target === target);
    const verified = trips?.kind === "roundTrip" ? trips.samples.filter(({ error }) => error === null) : [];
    const took = verified.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []);
    return { number: took.length > 0 ? median(took) * 1000 : null, unit: "ms" };
  },
  processes: (run, target = "") => {
    const snapshot = run.observations.find(
      (seen): seen is Snapshot => seen.kind === "snapshot" && seen.target === target,
    );
    return plain(snapshot && !snapshot.error ? snapshot.rows.filter(({ command }) => command !== "top").length : null);
  },
  alone: (run, endpoint = "", target = "") => seconds(aloneSeconds(series(run, endpoint, target))),
  total: (run, endpoint = "", target = "", level = "") => {
    const wanted = level === "most" ? Math.max(...levelsOf(run, endpoint)) : Number(level);
    return seconds(series(run, endpoint, target)?.levels.find((one) => one.level === wanted)?.medianSeconds ?? null);
  },
  most: (run, endpoint = "sync-cpubound") => plain(Math.max(...levelsOf(run, endpoint))),
  slope: (run, endpoint = "", target = "") => {
    const sweep = series(run, endpoint, target);
    const alone = aloneSeconds(sweep);
    const points = sweep?.levels.flatMap(({ level, seconds: all }) => all.map((y) => ({ x: level, y }))) ?? [];
    const differ = new Set(points.map(({ x }) => x)).size > 1;
    return { number: alone && differ ? leastSquares(points).slope / alone : null, unit: "× one request" };
  },
  tasks: (run) => {
    const told = burstsOn(run, "badasync-cpubound").flatMap((burst) =>
      burst.requests.flatMap(({ work }) => work?.concurrentTasks ?? []),
    );
    return plain(told.length > 0 ? Math.max(...told) : null);
  },
};

function series(run: Run, endpoint: string, target: string) {
  return sweepsOf(run, endpoint).find((one) => one.target === target);
}

/**
 * Looks a number up by its name, words joined by dots.
 *
 * @throws RangeError for a name that no lookup knows, listing those there are
 */
export function lookUp(run: Run, name: string): Value {
  const [what = "", ...words] = name.split(".");
  const lookup = LOOKUPS[what];
  if (!lookup)
    throw new RangeError(`<Value of="${name}"/>: expected one of ${Object.keys(LOOKUPS).join(", ")}, came "${what}"`);
  return lookup(run, ...words);
}

/** A value as text: three significant digits for measured quantities, whole numbers as they are. */
export function sayValue({ number, unit }: Value): string {
  if (number === null) return "not measured";
  const digits = Number.isInteger(number) ? String(number) : number >= 1000 ? number.toFixed(0) : number.toPrecision(3);
  return unit ? `${digits}\u202f${unit}` : digits;
}
