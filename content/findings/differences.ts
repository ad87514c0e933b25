import { BACKENDS } from "../run/circumstances/backend.ts";
import type { Run } from "../run/run.ts";
import { sayEachTarget, sayMemory } from "./say-limits.ts";
import { sayNodes } from "./say-machines.ts";
import { isQuotaKnown, quotaOf, sayQuota } from "./usable-cores.ts";

/** What of a run is compared: its circumstances, not what was observed, which takes long to read. */
export type Circumstances = Pick<Run, "plan" | "environment" | "targets">;

/** Something about a run that is not as it was in the one before. */
export interface Difference {
  what: string;
  before: string;
  now: string;
}

/** What a run has none of. */
const NONE = "none";
/** What only the other run has recorded. */
const NOT_KNOWN = "not known";

/** What is compared of two runs, by the name it has for readers; null where a run did not record it. */
const COMPARED: Record<string, (run: Circumstances) => string | null> = {
  plan: ({ plan }) => `${plan.name}, ${plan.targetSeconds} s a request, ${plan.repetitions} repetitions`,
  targets: ({ plan }) => plan.targets.join(", "),
  controls: ({ plan }) => plan.controls.join(", ") || NONE,
  "targets run through": ({ environment: { backend } }) => BACKENDS[backend],
  processor: ({ environment }) => environment.processor,
  cores: ({ environment }) => `${environment.cores}, the targets on ${environment.targetCores.join(", ")}`,
  "CPU quota of the targets": (run) => quotasOf(run),
  "CPU quota of the client": ({ environment: { limits } }) =>
    limits && (limits.cpuQuotaCores === null ? NONE : `${sayQuota(limits.cpuQuotaCores)} cores`),
  memory: ({ environment: { memoryBytes } }) => sayMemory(memoryBytes),
  "memory limit of the client": ({ environment: { limits } }) => limits && sayMemoryLimit(limits.memoryBytes),
  "memory limit of the targets": (run) =>
    sayEachTarget(run, ({ limits }) => (limits ? sayMemoryLimit(limits.memoryBytes) : null)),
  "node of the targets": ({ environment: { nodes } }) => (nodes ? sayNodes(nodes) : "none of their own"),
  system: ({ environment }) => `${environment.operatingSystem}, ${environment.kernel}`,
  engine: ({ environment: { engine, compose } }) => (engine ? sayEngine(engine, compose) : NONE),
  client: ({ environment: at }) => `Benchbook ${at.benchbook}, Node ${at.node}, undici ${at.undici}`,
  revision: ({ environment: { revision } }) =>
    revision && `${revision.commit.slice(0, 12)}${revision.dirty ? ", with changes" : ""}`,
  versions: ({ targets }) => versionsOf(targets),
};

/**
 * Everything that differs between a run and the one before it, as a reader would ask; and what only one of them has
 * recorded, unless it is that there was none.
 */
export function differencesBetween(before: Circumstances, now: Circumstances): Difference[] {
  return Object.entries(COMPARED).flatMap(([what, say]) => {
    const [was, is] = [say(before), say(now)];
    if (was === is || (was === null && is === NONE) || (is === null && was === NONE)) return [];
    return { what, before: was ?? NOT_KNOWN, now: is ?? NOT_KNOWN };
  });
}

function quotasOf(run: Circumstances): string | null {
  return sayEachTarget(run, (target) => {
    if (!isQuotaKnown(run, target)) return null;
    const quota = quotaOf(run, target.name);
    return quota === null ? NONE : `${sayQuota(quota)} cores`;
  });
}

/** An engine, and Compose where it is there: a Swarm has no need of it. */
function sayEngine(engine: string, compose: string | null): string {
  return `Docker ${engine}${compose === null ? "" : `, Compose ${compose}`}`;
}

function sayMemoryLimit(bytes: number | null): string {
  return bytes === null ? NONE : sayMemory(bytes);
}

/** The versions that targets say they are made of, each once. */
function versionsOf(targets: Run["targets"]): string | null {
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
  return [...new Set(said)].toSorted().join(", ") || null;
}
