import type { FittedServer } from "../model/fit.ts";
import type { WorkKind } from "../run/parts/endpoint.ts";
import type { Run } from "../run/run.ts";
import type { Contrast } from "../statistics/contrast.ts";
import { growth } from "../statistics/growth.ts";
import { median } from "../statistics/quantile.ts";
import { sweepRatio } from "../statistics/sweep-ratio.ts";
import { burstsOn, invalidReason, levelsOf } from "./bursts/bursts.ts";
import { lawsOf } from "./bursts/laws.ts";
import { observedLawOf } from "./bursts/observed-laws.ts";
import { requestsPerSecond } from "./bursts/rate.ts";
import { soloSeconds } from "./bursts/solo-seconds.ts";
import { sweepsOf } from "./bursts/sweeps.ts";
import { calibrationsOf } from "./calibration/calibrations.ts";
import { driftsOf } from "./calibration/drift.ts";
import { processCountOf } from "./processes/process-count.ts";
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
      (seen) => seen.kind === "single" && seen.target === target && invalidReason(run, seen) === null,
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
  processes: (run, target = "", phase = "idle") => plain(processCountOf(run, target, phase)),
  threads: (run, target = "", phase = "idle") => {
    const look = treesOf(run, [target]).find((one) => one.phase === phase);
    return plain(look?.processes ? Math.max(...look.processes.map(({ threads }) => threads)) : null);
  },
  alone: (run, endpoint = "", target = "") => {
    const found = series(run, endpoint, target);
    return { ...seconds(soloSeconds(found)), sample: found?.levels.find(({ level }) => level === 1)?.seconds };
  },
  total: (run, endpoint = "", target = "", level = "") => {
    const found = at(run, endpoint, target, level);
    return { ...seconds(found?.medianSeconds ?? null), sample: found?.seconds };
  },
  rate: (run, endpoint = "", target = "", level = "") => {
    const found = at(run, endpoint, target, level);
    const sample = found?.seconds.map((took) => requestsPerSecond({ level: found.level, seconds: took }));
    return { number: found?.requestsPerSecond ?? null, unit: "requests/s", sample };
  },
  most: (run, endpoint = "sync-cpubound") => plain(levelsOf(run, endpoint).at(-1) ?? null),
  // How many times n times one request alone bursts of n take, over all larger levels.
  growth: (run, endpoint = "", target = "") => {
    const found = growth(series(run, endpoint, target)?.levels ?? [], { shape: (level) => level });
    return ratioOf(found?.overall);
  },
  ratio: (run, endpoint = "", target = "", otherEndpoint = "", otherTarget = "") => {
    const [first, second] = [series(run, endpoint, target), series(run, otherEndpoint, otherTarget)];
    return ratioOf(sweepRatio(first?.levels ?? [], second?.levels ?? [], { among: (level) => level > 1 })?.overall);
  },
  slots: (run, endpoint = "", target = "") => plain(observedLawOf(run, { endpoint, target })?.concurrency ?? null),
  lawCores: (run, endpoint = "", target = "") => plain(law(run, endpoint, target)?.cores ?? null),
  overhead: (run, endpoint = "", target = "") => milliseconds(overheadOf(law(run, endpoint, target))),
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

/** A contrast of logarithms as a ratio with its interval. */
function ratioOf(found: Contrast | null | undefined): Value {
  if (!found) return { number: null, unit: "times" };
  const { estimate, low, high } = found;
  return { number: Math.exp(estimate), unit: "times", interval: { low: Math.exp(low), high: Math.exp(high) } };
}

function series(run: Run, endpoint: string, target: string) {
  return sweepsOf(run, endpoint).find((one) => one.target === target);
}

/** A level of a sweep; `most` is the largest. */
function at(run: Run, endpoint: string, target: string, level: string) {
  const wanted = level === "most" ? levelsOf(run, endpoint).at(-1) : Number(level);
  return series(run, endpoint, target)?.levels.find((one) => one.level === wanted);
}

/** What each further request of a burst costs the last one: its own hand-over, and what it takes from all. */
function overheadOf(fit: FittedServer | null | undefined): number | null {
  return fit ? fit.overheadSeconds + fit.sharedSeconds : null;
}

function law(run: Run, endpoint: string, target: string) {
  return lawsOf(run, endpoint).find((one) => one.target === target)?.fit;
}
