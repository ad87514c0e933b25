import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Environment } from "../../../content/run/circumstances/environment.ts";
import { runId } from "../../../content/run/parts/units.ts";
import { type Plan, planSchema } from "../../../content/run/plan.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { JOURNALS } from "../../program/folders.ts";
import { readJournal } from "../journal/journal.ts";
import { JOURNAL_FORMAT, type RunStart } from "../journal/journal-entry.ts";
import { type JournalState, journalStateOf } from "../journal/journal-state.ts";
import type { RecordedService } from "../journal/recorded-services.ts";
import { differences } from "./differences.ts";

/** An unfinished run, and its journal. */
export interface UnfinishedRun {
  file: string;
  begun: RunStart;
  state: JournalState;
}

/**
 * The run of a journal.
 *
 * @param id the run's; without it the newest one that is not finished
 * @throws ExitError (usage) when there is none, or it is finished
 */
export async function findUnfinished(id: string | undefined): Promise<UnfinishedRun> {
  if (id === undefined) {
    const newest = await newestUnfinished();
    if (newest) return newest;
    throw new ExitError("expected an unfinished run, got none; start one: pnpm measure", EXIT.usage);
  }
  const ids = await begunIds();
  if (!ids.includes(id))
    throw new ExitError(
      `expected a run that began on this machine, got "${id}"; the newest is ${ids.at(-1) ?? "none"}`,
      EXIT.usage,
    );
  const read = await readRun(id);
  if (!("begun" in read)) throw unusable(id, read.state);
  return read;
}

/** The newest run that is not finished, of those whose plan is meant; null where there is none. */
export async function newestUnfinished(isMeant: (plan: Plan) => boolean = () => true): Promise<UnfinishedRun | null> {
  for (const id of (await begunIds()).toReversed()) {
    const read = await readRun(id);
    if ("begun" in read && isMeant(read.begun.plan)) return read;
  }
  return null;
}

/** The runs that began on this machine, the oldest first. */
async function begunIds(): Promise<string[]> {
  return (await readdir(JOURNALS).catch(() => []))
    .map((name) => path.basename(name, ".ndjson"))
    .filter((name) => runId.safeParse(name).success)
    .toSorted();
}

/** A run that can be resumed, or only what its journal says. */
async function readRun(id: string): Promise<UnfinishedRun | Pick<UnfinishedRun, "state">> {
  const file = path.join(JOURNALS, `${id}.ndjson`);
  const state = journalStateOf(await readJournal(file));
  const { begun, isWritten } = state;
  return begun && isReadable(begun) && !isWritten ? { file, begun, state } : { state };
}

/** A journal of another version of Benchbook has another form, or another plan. */
function isReadable({ format, plan }: Partial<RunStart>): boolean {
  return format === JOURNAL_FORMAT && planSchema.safeParse(plan).success;
}

function unusable(id: string, { isWritten }: JournalState): ExitError {
  const why = isWritten
    ? "is finished and has its run file"
    : "has a journal that is empty or of another version of Benchbook";
  return new ExitError(`run ${id} ${why}; there is nothing to resume`, EXIT.usage);
}

/**
 * Makes sure that a run is resumed on the machine and with the targets that it began with.
 *
 * @throws ExitError (the machine cannot) saying what has changed, from what to what
 */
export function requireSameCircumstances(
  begun: Pick<RunStart, "id" | "environment" | "services" | "machines" | "loadMachines">,
  { services, environment, machines, loadMachines }: Omit<typeof begun, "id">,
): void {
  const changed = [
    ...otherMachines("node", begun.machines, machines),
    ...otherMachines("load node", begun.loadMachines, loadMachines),
    ...differences(lasting(begun.environment), lasting(environment)),
    ...differences(named(begun.services), named(services)),
  ];
  if (changed.length === 0) return;
  throw new ExitError(
    `run ${begun.id} began under other circumstances:\n${changed.join("\n")}\nrestore them, or start a new run: pnpm measure`,
    EXIT.unable,
  );
}

/**
 * What of a machine has to stay as it is: not its speed at the moment, nor that of the path, nor why a backend was chosen.
 */
function lasting({ backendReason: _, frequency, nodes, loadNodes, ...environment }: Environment): unknown {
  const machines = (of: typeof nodes) => of?.map(({ path: _, ...node }) => node);
  const others = { nodes: machines(nodes), loadNodes: machines(loadNodes) };
  return { ...environment, ...others, frequency: frequency && { ...frequency, megahertz: null } };
}

/** Nodes are numbered: the number of one must not come to mean another. Journals of before do not say which they were. */
function otherMachines(what: string, before: readonly string[] = [], now: readonly string[] = []): string[] {
  return before.flatMap((machine, node) =>
    machine === now[node]
      ? []
      : [`  ${what} ${node + 1}: is ${now[node] === undefined ? "not there" : "another machine"}`],
  );
}

function named(services: RecordedService[]): unknown {
  return { services: Object.fromEntries(services.map((service) => [service.name, service])) };
}
