import { setInterval } from "node:timers/promises";
import { execa } from "execa";

/**
 * The most memory that a process and all below it had resident at once, in bytes, as `ps` shows it every half second; what
 * processes share is counted for each.
 *
 * @param signal ends the watch
 */
export async function peakMemory(pid: number, signal: AbortSignal): Promise<number> {
  let peak = 0;
  try {
    for await (const _ of setInterval(500, undefined, { signal })) peak = Math.max(peak, await residentBytes(pid));
  } catch (cause) {
    if (!signal.aborted) throw cause;
  }
  return peak;
}

async function residentBytes(root: number): Promise<number> {
  const { stdout } = await execa("ps", ["-eo", "pid=,ppid=,rss="], { reject: false });
  const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const below = new Set([root]);
  // Parents have smaller numbers than their children, except where numbers have begun anew.
  for (const [pid = 0, parent = 0] of rows) if (below.has(parent)) below.add(pid);
  return rows.reduce((sum, [pid = 0, , kibibytes = 0]) => sum + (below.has(pid) ? kibibytes * 1024 : 0), 0);
}
