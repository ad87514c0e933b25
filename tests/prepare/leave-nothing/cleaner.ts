import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { removeMarked } from "../../../runner/fleet/backends/compose/marked-containers.ts";
import { killMarked } from "../../../runner/guard/marks/marked-processes.ts";
import { isOwnerAlive } from "../../../runner/guard/marks/owner.ts";
import { removeGroupsOf } from "./control-groups.ts";
import { MARKED } from "./marked.ts";
import { processesWithin } from "./processes.ts";

// Waits for the end of its input; then ends every process whose temporary folder is the
// one that is given, removes the folder, the network namespaces and control groups that
// are named after it and, where it is asked to, what runs that are gone have started.
const [, , folder = "", keeper, marked] = process.argv;
/**
 * The PID of vitest, where it is given: its worker and its watchdog end with it, and not when they are asked to. Where it
 * was killed, they are nobody's children.
 */
const VITEST = keeper === undefined ? null : Number(keeper);
/** A run stops its targets in order when it is asked to end. */
const GRACE_SECONDS = 30;

// It is asked to end together with those that it cleans up after, and ends once that is done.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
for await (const _ of process.stdin);
for (const signal of ["SIGTERM", "SIGKILL"] as const) await end(signal);
if (marked === MARKED) {
  const isDead = (owner: string) => !isOwnerAlive(owner);
  await killMarked(isDead);
  await removeMarked(isDead);
}
for (const mounted of await mountsBelow()) await execa("umount", ["--lazy", mounted], { reject: false });
for (const name of await networksOf(folder)) await execa("ip", ["netns", "delete", name], { reject: false });
await removeGroupsOf(folder);
await rm(folder, { recursive: true, force: true });

/** Asks all to end, and waits until they have. */
async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  for (const pid of processesWithin(folder, VITEST)) kill(pid, signal);
  for (let waited = 0; waited < GRACE_SECONDS && processesWithin(folder, VITEST).length > 0; waited += 0.1)
    await sleep(100);
}

function kill(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself: that is what is wanted.
  }
}

async function mountsBelow(): Promise<string[]> {
  const lines = (await readFile("/proc/mounts", "utf8").catch(() => "")).split("\n");
  return lines.flatMap((line) => line.split(" ")[1] ?? []).filter((mounted) => mounted.startsWith(`${folder}/`));
}

async function networksOf(owner: string): Promise<string[]> {
  const names = await readdir("/run/netns").catch(() => []);
  return names.filter((name) => name.startsWith(path.basename(owner)));
}
