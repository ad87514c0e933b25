import type { WorkKind } from "../run/endpoint.ts";
import type { Run } from "../run/run.ts";
import { median } from "../statistics/quantile.ts";
import { burstsOn, levelsOf } from "./bursts/bursts.ts";
import { compareSweeps } from "./bursts/comparison.ts";
import { lawsOf } from "./bursts/laws.ts";
import { slopeOf } from "./bursts/slope.ts";
import { aloneSeconds, sweepsOf } from "./bursts/sweeps.ts";
import { calibrationsOf } from "./calibration/calibrations.ts";
import { driftsOf } from "./calibration/drift.ts";
import { treesOf } from "./processes/trees.ts";
import type { Value } from "./values.ts";

/** The words that a value's name is made of, such as `total.sync-cpubound.flask1xanalytics.5`. */
type Lookup = (run: Run, ...words: string[]) => Value;

const seconds = (number: number | null): Value => ({ number, unit: "s" });
const plain = (number: number | null): Value => ({ number, unit: "" });
const milliseconds = (inSeconds: number | null): Value => ({
  number: inSeconds === null ? null : inSeconds * 1000,
  unit: "ms",
});

/** Everything that the article's text can look up in a run, by the first word of its name. */
export const LOOKUPS: Record<string, Lookup> = {
  cores: (run) => plain(run.environment.targetCores.length),
  targetSeconds: (run) => seconds(run.plan.targetSeconds),
  workSeconds: (run, endpoint = "") => seconds(sweepsOf(run, endpoint)[0]?.workSeconds ?? null),
  repetitions: (run) => plain(run.plan.repetitions),
  samples: (run) => plain(run.plan.calibrationSamples),
  seed: (run) => plain(run.plan.seed),
  workers: (run, target = "") => plain(run.targets.find(({ name }) => name === target)?.workers ?? null),
  iteration: (run, target = "", work = "matrix") => {
    const spread = calibrationsOf(run, work as WorkKind).find((one) => one.target === target);
    return { ...milliseconds(spread?.quartiles?.median ?? null), sample: spread?.seconds.map((took) => took * 1000) };
  },
  iterations: (run, target = "") => {
    const own = run.iterations.find((one) => one.target === target && one.workSeconds === run.plan.targetSeconds);
    return plain(own?.iterations ?? null);
  },
  single: (run, target = "") => {
    const single = run.observations.find(
      (seen) => seen.kind === "single" && seen.target === target && seen.doubts.length === 0,
    );
    const request = single?.kind === "single" ? single.requests[0] : undefined;
    return seconds(request?.error === null ? request.lastByteSeconds : null);
  },
  roundTrip: (run, target = "") => {
    const trips = run.observations.find((seen) => seen.kind === "roundTrip" && seen.target === target);
    const verified = trips?.kind === "roundTrip" ? trips.samples.filter(({ error }) => error === null) : [];
    const took = verified.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []);
    return milliseconds(took.length > 0 ? median(took) : null);
  },
  processes: (run, target = "", phase = "idle") => {
    const look = treesOf(run, [target]).find((one) => one.phase === phase);
    return plain(look?.processes?.length ?? listed(run, target));
  },
  threads: (run, target = "", phase = "idle") => {
    const look = treesOf(run, [target]).find((one) => one.phase === phase);
    return plain(look?.processes ? Math.max(...look.processes.map(({ threads }) => threads)) : null);
  },
  alone: (run, endpoint = "", target = "") => {
    const found = series(run, endpoint, target);
    return { ...seconds(aloneSeconds(found)), sample: found?.levels.find(({ level }) => level === 1)?.seconds };
  },
  total: (run, endpoint = "", target = "", level = "") => {
    const found = at(run, endpoint, target, level);
    return { ...seconds(found?.medianSeconds ?? null), sample: found?.seconds };
  },
  rate: (run, endpoint = "", target = "", level = "") => {
    const found = at(run, endpoint, target, level);
    const sample = found?.seconds.map((took) => found.level / took);
    return { number: found?.requestsPerSecond ?? null, unit: "requests/s", sample };
  },
  most: (run, endpoint = "sync-cpubound") => plain(levelsOf(run, endpoint).at(-1) ?? null),
  slope: (run, endpoint = "", target = "") => slopeOf(run, endpoint, target),
  ratio: (run, endpoint = "", target = "", otherEndpoint = "", otherTarget = "") => {
    const found = compareSweeps(run, { endpoint, target }, { endpoint: otherEndpoint, target: otherTarget });
    return { number: found?.ratio ?? null, unit: "times", interval: found };
  },
  slots: (run, endpoint = "", target = "") => plain(law(run, endpoint, target)?.slots ?? null),
  lawCores: (run, endpoint = "", target = "") => plain(law(run, endpoint, target)?.cores ?? null),
  overhead: (run, endpoint = "", target = "") => milliseconds(law(run, endpoint, target)?.overheadSeconds ?? null),
  drift: (run) => {
    const changes = driftsOf(run).flatMap(({ change }) => (change === null ? [] : [Math.abs(change) * 100]));
    return { number: changes.length > 0 ? Math.max(...changes) : null, unit: "%" };
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

/** A level of a sweep; `most` is the largest. */
function at(run: Run, endpoint: string, target: string, level: string) {
  const wanted = level === "most" ? levelsOf(run, endpoint).at(-1) : Number(level);
  return series(run, endpoint, target)?.levels.find((one) => one.level === wanted);
}

function law(run: Run, endpoint: string, target: string) {
  return lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
}

/** Processes as the target lists them itself, without the `top` that does: for runs that did not look from outside. */
function listed(run: Run, target: string): number | null {
  const own = run.observations.find((seen) => seen.kind === "snapshot" && seen.target === target);
  if (own?.kind !== "snapshot" || own.error) return null;
  // Some list only the name of a program, some its arguments too.
  return own.rows.filter(({ command }) => !/^top(?:\s|$)/.test(command)).length;
}
