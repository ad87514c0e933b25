import { setTimeout as sleep } from "node:timers/promises";
import type { IsWanted } from "../../../../guard/marks/marked-processes.ts";
import { findManager } from "./cluster.ts";
import { docker } from "./docker.ts";
import { ownerIn, RUN_LABEL } from "./marks.ts";

/** What is marked, in the order in which it can be removed: a network only when no task is left that uses it. */
const KINDS = ["service", "network", "config"] as const;
type Kind = (typeof KINDS)[number];
const MOST_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 200;
const NO_TASKS = { reached: [], lost: [] };
/** The status of a node that the Swarm does not reach. */
const DOWN = "Down";

/** Services, networks and configs of a Swarm that were removed, by name; none where the engine manages no Swarm. */
export async function removeMarked(isWanted: IsWanted): Promise<string[]> {
  // Most engines manage no Swarm and say so at once; who manages one is asked in a way that takes several times as long.
  if ((await docker(["node", "ls", "--quiet"])).failed) return [];
  const manager = await findManager();
  if (manager === null) return [];
  const isOurs = ({ mark }: Marked) => {
    const owner = ownerIn(mark, manager);
    return owner !== undefined && isWanted(owner);
  };
  const found = await Promise.all(
    KINDS.map(async (kind) => ({ kind, ours: (await markedObjects(kind)).filter(isOurs) })),
  );
  const removed: string[] = [];
  for (const { kind, ours } of found) {
    const { left, lost } = await removeAll(kind, ours);
    if (left.length > 0) console.error(sayLeft(kind, left));
    if (lost.length > 0) console.error(sayLost(kind, lost));
    removed.push(...ours.filter((one) => !left.includes(one) && !lost.includes(one)).map(({ name }) => name));
  }
  return removed;
}

/** An object of a Swarm and the mark of the run that made it. */
export interface Marked {
  id: string;
  name: string;
  mark: string;
}

/** The objects of one kind that any run has made. */
export async function markedObjects(kind: Kind): Promise<Marked[]> {
  const ids = linesOf(await docker([kind, "ls", "--quiet", "--filter", `label=${RUN_LABEL}`]));
  if (ids.length === 0) return [];
  const [id, spec] = kind === "network" ? [".Id", ""] : [".ID", ".Spec"];
  const format = `{{${id}}} {{${spec}.Name}} {{index ${spec}.Labels "${RUN_LABEL}"}}`;
  const lines = linesOf(await docker([kind, "inspect", "--format", format, ...ids])).map((line) => line.split(" "));
  return lines.flatMap(([one, name, mark]) => (one && name && mark ? [{ id: one, name, mark }] : []));
}

/**
 * Removes objects, and asks again until they are gone, and of services the last task too: what ran in it keeps its ports and
 * its network until then. A node that the Swarm does not reach ends its tasks when it is back, which is not waited for.
 *
 * @returns those that are still there after half a minute, and those that are left on such nodes alone
 */
async function removeAll(kind: Kind, objects: Marked[]): Promise<{ left: Marked[]; lost: Marked[] }> {
  const until = performance.now() + MOST_MILLISECONDS;
  let left = objects;
  const lost: Marked[] = [];
  for (let tries = 0; left.length > 0 && performance.now() < until; tries++) {
    if (tries > 0) await sleep(PAUSE_MILLISECONDS);
    await docker([kind, "rm", ...left.map(({ id }) => id)]);
    const [marked, tasks] = await Promise.all([markedObjects(kind), kind === "service" ? allTasks() : NO_TASKS]);
    const there = new Set(marked.map(({ id }) => id));
    const remaining = left.filter((one) => there.has(one.id) || hasTask(one, tasks.reached));
    lost.push(...left.filter((one) => !remaining.includes(one) && hasTask(one, tasks.lost)));
    left = remaining;
  }
  return { left, lost };
}

/** Whether one of some tasks is a service's, of which those of services that are gone begin with its id. */
function hasTask({ id }: Marked, tasks: string[]): boolean {
  return tasks.some((task) => task.startsWith(`${id}.`));
}

/** The names of the tasks on the nodes that the Swarm reaches, and on the others. */
async function allTasks(): Promise<{ reached: string[]; lost: string[] }> {
  const nodes = linesOf(await docker(["node", "ls", "--format", "{{.ID}} {{.Status}}"])).map((line) => line.split(" "));
  const on = async (isWanted: (status?: string) => boolean) => {
    const ids = nodes.flatMap(([id, status]) => (id && isWanted(status) ? [id] : []));
    return ids.length > 0 ? linesOf(await docker(["node", "ps", "--format", "{{.Name}}", ...ids])) : [];
  };
  const [reached, lost] = await Promise.all([on((status) => status !== DOWN), on((status) => status === DOWN)]);
  return { reached, lost };
}

function linesOf({ stdout }: { stdout: string }): string[] {
  return stdout
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function sayLeft(kind: Kind, left: Marked[]): string {
  return `expected the Swarm to end and remove the ${kind} ${namesOf(left)} within half a minute, but it has not`;
}

function sayLost(kind: Kind, lost: Marked[]): string {
  return `the ${kind} ${namesOf(lost)} may run on until the Swarm reaches its node again, which ends it then`;
}

function namesOf(objects: Marked[]): string {
  return objects.map(({ name }) => name).join(", ");
}
