import { BACKENDS } from "../run/circumstances/backend.ts";
import type { Run } from "../run/run.ts";
import { sayEachTarget, sayMemory } from "./say-limits.ts";
import { sayNodes } from "./say-machines.ts";
import { quotaOf, sayQuota } from "./usable-cores.ts";

/** What of a run is compared: its circumstances, not what was observed, which takes long to read. */
export type Circumstances = Pick<Run, "plan" | "environment" | "targets">;

/** Something about a run that is not as it was in the one before. */
export interface Difference {
  what: string;
  before: string;
  now: string;
}

/** What is compared of two runs, by the name it has for readers; null where a run did not record it. */
const COMPARED: Record<string, (run: Circumstances) => string | null> = {
  plan: ({ plan }) => `${plan.name}, ${plan.targetSeconds} s a request, ${plan.repetitions} repetitions`,
  targets: ({ plan }) => plan.targets.join(", "),
  controls: ({ plan }) => plan.controls.join(", ") || "none",
  "targets run through": ({ environment: { backend } }) => BACKENDS[backend],
  processor: ({ environment }) => environment.processor,
  cores: ({ environment }) => `${environment.cores}, the targets on ${environment.targetCores.join(", ")}`,
  "CPU quota of the targets": (run) => quotasOf(run),
  "CPU quota of the client": ({ environment: { limits } }) =>
    limits && (limits.cpuQuotaCores === null ? "none" : `${sayQuota(limits.cpuQuotaCores)} cores`),
  memory: ({ environment: { memoryBytes } }) => sayMemory(memoryBytes),
  "memory limit of the client": ({ environment: { limits } }) => limits && sayMemoryLimit(limits.memoryBytes),
  "memory limit of the targets": ({ targets }) =>
    sayEachTarget({ targets }, ({ limits }) => (limits ? sayMemoryLimit(limits.memoryBytes) : null)),
  "node of the targets": ({ environment: { nodes } }) => (nodes ? sayNodes(nodes) : "none of their own"),
  system: ({ environment }) => `${environment.operatingSystem}, ${environment.kernel}`,
  engine: ({ environment: { engine, compose } }) => (engine ? `Docker ${engine}, Compose ${compose}` : "none"),
  client: ({ environment: at }) => `Benchbook ${at.benchbook}, Node ${at.node}, undici ${at.undici}`,
  revision: ({ environment: { revision } }) =>
    revision ? `${revision.commit.slice(0, 12)}${revision.dirty ? ", with changes" : ""}` : "unknown",
  versions: ({ targets }) => versionsOf(targets),
};

/** Everything that differs between a run and the one before it, as a reader would ask. */
export function differencesBetween(before: Circumstances, now: Circumstances): Difference[] {
  return Object.entries(COMPARED)
    .map(([what, say]) => ({ what, before: say(before), now: say(now) }))
    .filter((one): one is Difference => one.before !== null && one.now !== null && one.before !== one.now);
}

/** Older runs did not look for quotas of targets: none is known of there. */
function quotasOf(run: Circumstances): string | null {
  return sayEachTarget(run, ({ name }) => {
    const quota = quotaOf(run, name);
    return quota === null ? "none" : `${sayQuota(quota)} cores`;
  });
}

function sayMemoryLimit(bytes: number | null): string {
  return bytes === null ? "none" : sayMemory(bytes);
}

/** The versions that targets say they are made of, each once. */
function versionsOf(targets: Run["targets"]): string {
  const said = targets.flatMap(({ information: told }) =>
    told
      ? [
          `Python ${told.python_version}`,
          `NumPy ${told.numpy_version}`,
          `${told.framework} ${told.framework_version}`,
          `${told.server} ${told.server_version}`,
        ]
      : [],
  );
  return [...new Set(said)].toSorted().join(", ") || "unknown";
}
