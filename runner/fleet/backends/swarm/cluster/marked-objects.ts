import { setTimeout as sleep } from "node:timers/promises";
import type { IsWanted } from "../../../../guard/marks/marked-processes.ts";
import { findManager } from "./cluster.ts";
import { docker } from "./docker.ts";
import { ownerIn, RUN_LABEL } from "./marks.ts";

/** What is marked, in the order in which it can be removed: a network only when no task is left that uses it. */
const KINDS = ["service", "network", "config"] as const;
type Kind = (typeof KINDS)[number];
const TRIES = 60;
const PAUSE_MILLISECONDS = 500;

/** Services, networks and configs of a Swarm that were removed, by name; none where the engine manages no Swarm. */
export async function removeMarked(isWanted: IsWanted): Promise<string[]> {
  const manager = await findManager();
  if (manager === null) return [];
  const isOurs = (mark: string) => {
    const owner = ownerIn(mark, manager);
    return owner !== undefined && isWanted(owner);
  };
  const removed: string[] = [];
  for (const kind of KINDS) {
    const names = (await markedObjects(kind)).flatMap(({ name, mark }) => (isOurs(mark) ? [name] : []));
    const left = await removeAll(kind, names);
    if (left.length > 0) console.error(sayLeft(kind, left));
    removed.push(...names.filter((name) => !left.includes(name)));
  }
  return removed;
}

/** An object of a Swarm and the mark of the run that made it. */
export interface Marked {
  name: string;
  mark: string;
}

/** The objects of one kind that any run has made. */
export async function markedObjects(kind: Kind): Promise<Marked[]> {
  const ids = (await docker([kind, "ls", "--quiet", "--filter", `label=${RUN_LABEL}`])).stdout.split(/\s+/);
  const found = ids.filter(Boolean);
  if (found.length === 0) return [];
  const spec = kind === "network" ? "" : ".Spec";
  const format = `{{${spec}.Name}} {{index ${spec}.Labels "${RUN_LABEL}"}}`;
  const { stdout } = await docker([kind, "inspect", "--format", format, ...found]);
  const lines = stdout.split("\n").map((line) => line.trim().split(" "));
  return lines.flatMap(([name, mark]) => (name && mark ? [{ name, mark }] : []));
}

/**
 * Removes objects, and asks again while the Swarm still uses them: its tasks end after their service is gone.
 *
 * @returns the names of those that are still there after half a minute
 */
async function removeAll(kind: Kind, names: string[]): Promise<string[]> {
  let left = names;
  for (let tries = 0; tries < TRIES && left.length > 0; tries++) {
    if (tries > 0) await sleep(PAUSE_MILLISECONDS);
    await docker([kind, "rm", ...left]);
    left = (await markedObjects(kind)).flatMap(({ name }) => (names.includes(name) ? [name] : []));
  }
  return left;
}

function sayLeft(kind: Kind, names: string[]): string {
  return `expected the Swarm to remove the ${kind} ${names.join(", ")}, but tasks on a node that it does not reach still use it; once that is back, the next run from this manager removes it`;
}
