import { BACKENDS } from "../run/circumstances/backend.ts";
import type { Run } from "../run/run.ts";
import { measuredIn, sayEachTarget, sayMemory } from "./say-limits.ts";
import { eachNode } from "./say-machines.ts";
import { isQuotaKnown, quotaOf, sayQuota } from "./usable-cores.ts";

/** What of a run is compared: its circumstances, not what was observed, which takes long to read. */
export type Circumstances = Pick<Run, "plan" | "environment" | "targets">;

/** Something about a run that is not as it was in the one before. */
export interface Difference {
  what: string;
  before: string;
  now: string;
}

/** How something differs between two runs; null where it does not. */
type Compare = (before: Circumstances, now: Circumstances) => Omit<Difference, "what"> | null;

/** "a, b and c". */
const list = new Intl.ListFormat("en-GB");
/** What a run has none of. */
const NONE = "none";
/** What a run has nothing of that the other does not have too. */
const NONE_OF_THESE = "none of these";
/** What only the other run has recorded. */
const NOT_KNOWN = "not known";

/** What is compared of two runs, by the name it has for readers. */
const COMPARED: Record<string, Compare> = {
  plan: several(({ plan }) => [plan.name, `${plan.targetSeconds} s a request`, `${plan.repetitions} repetitions`]),
  targets: several(({ plan }) => plan.targets),
  controls: several(({ plan }) => plan.controls),
  workers: workersOf,
  "targets run through": one(({ environment: { backend } }) => BACKENDS[backend]),
  processor: one(({ environment }) => environment.processor),
  cores: several(({ environment: { cores, targetCores } }) => [
    `${cores} in all`,
    `the targets on ${list.format(targetCores.map(String))}`,
  ]),
  "CPU quota of the targets": ofTargets((target, run) => {
    if (!isQuotaKnown(run, target)) return null;
    const quota = quotaOf(run, target.name);
    return quota === null ? NONE : `${sayQuota(quota)} cores`;
  }),
  "CPU quota of the client": one(
    ({ environment: { limits } }) =>
      limits && (limits.cpuQuotaCores === null ? NONE : `${sayQuota(limits.cpuQuotaCores)} cores`),
  ),
  memory: one(({ environment: { memoryBytes } }) => sayMemory(memoryBytes)),
  "memory limit of the client": one(({ environment: { limits } }) => limits && sayMemoryLimit(limits.memoryBytes)),
  "memory limit of the targets": ofTargets(({ limits }) => (limits ? sayMemoryLimit(limits.memoryBytes) : null)),
  "node of the targets": several(({ environment: { nodes } }) => (nodes ? eachNode(nodes) : ["none of their own"])),
  system: several(({ environment }) => [environment.operatingSystem, environment.kernel]),
  engine: several(({ environment }) => engineOf(environment)),
  client: several(({ environment: at }) => [`Benchbook ${at.benchbook}`, `Node ${at.node}`, `undici ${at.undici}`]),
  revision: one(
    ({ environment: { revision } }) =>
      revision && `${revision.commit.slice(0, 12)}${revision.dirty ? ", with changes" : ""}`,
  ),
  versions: several(({ targets }) => versionsOf(targets)),
};

/**
 * Everything that differs between a run and the one before it, as a reader would ask; and what only one of them has
 * recorded, unless it is that there was none. Of what there are several of, only those that the other run does not have.
 */
export function differencesBetween(before: Circumstances, now: Circumstances): Difference[] {
  return Object.entries(COMPARED).flatMap(([what, compare]) => {
    const found = compare(before, now);
    return found ? [{ what, ...found }] : [];
  });
}

/** Compares a single thing; null where a run did not record it. */
function one(say: (run: Circumstances) => string | null): Compare {
  return (before, now) => apart(say(before), say(now));
}

/** Compares lists, whose order tells nothing; null where a run did not record them. */
function several(say: (run: Circumstances) => readonly string[] | null): Compare {
  return (before, now) => {
    const [were, are] = [say(before), say(now)];
    if (!were || !are) return apart(were && joined(were), are && joined(are));
    const [gone, come] = [were.filter((some) => !are.includes(some)), are.filter((some) => !were.includes(some))];
    if (gone.length + come.length === 0) return null;
    return { before: only(gone, were), now: only(come, are) };
  };
}

/** Compares the numbers of workers of the targets that both runs measured: their labels may say them, and be those of others. */
function workersOf(before: Circumstances, now: Circumstances): Omit<Difference, "what"> | null {
  const changed = measuredIn(before).flatMap(({ name, workers }) => {
    const other = measuredIn(now).find((target) => target.name === name);
    return other && other.workers !== workers ? [{ name, was: workers, is: other.workers }] : [];
  });
  const say = (count: number | null, name: string) => `${count ?? NOT_KNOWN} of ${name}`;
  if (changed.length === 0) return null;
  return {
    before: list.format(changed.map(({ name, was }) => say(was, name))),
    now: list.format(changed.map(({ name, is }) => say(is, name))),
  };
}

/** Compares what is said of each target that both runs measured; null where it is not known of one. */
function ofTargets(say: (target: Run["targets"][number], run: Circumstances) => string | null): Compare {
  return (before, now) => {
    const differing = new Set(
      measuredIn(before).flatMap((target) => {
        const other = measuredIn(now).find(({ name }) => name === target.name);
        return other && apart(say(target, before), say(other, now)) ? [target.name] : [];
      }),
    );
    const among = (run: Circumstances) => sayEachTarget(run, (target) => say(target, run), differing) ?? NOT_KNOWN;
    return differing.size === 0 ? null : { before: among(before), now: among(now) };
  };
}

function apart(was: string | null, is: string | null): Omit<Difference, "what"> | null {
  if (was === is || (was === null && is === NONE) || (is === null && was === NONE)) return null;
  return { before: was ?? NOT_KNOWN, now: is ?? NOT_KNOWN };
}

/** Those of a run's list that the other run does not have. */
function only(those: readonly string[], all: readonly string[]): string {
  return all.length > 0 && those.length === 0 ? NONE_OF_THESE : joined(those);
}

function joined(all: readonly string[]): string {
  return all.join(all.some((some) => some.includes(", ")) ? "; " : ", ") || NONE;
}

/** An engine, and Compose where it is there: a Swarm has no need of it. */
function engineOf({ engine, compose }: Run["environment"]): string[] {
  if (!engine) return [];
  return [`Docker ${engine}`, ...(compose === null ? [] : [`Compose ${compose}`])];
}

function sayMemoryLimit(bytes: number | null): string {
  return bytes === null ? NONE : sayMemory(bytes);
}

/** The versions that targets say they are made of, each once; null where none says anything. */
function versionsOf(targets: Run["targets"]): string[] | null {
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
  return said.length > 0 ? [...new Set(said)].toSorted() : null;
}
