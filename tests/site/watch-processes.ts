import { setInterval } from "node:timers/promises";
import { execa } from "execa";

/** What a process and all below it used. */
export interface ProcessUsage {
  /** The most memory that was resident at once; what processes share is counted for each. */
  peakBytes: number;
  /** Seconds of processors, without the last half second of each process, and to the second below. */
  cpuSeconds: number;
}

/**
 * Watches a process and all below it, as `ps` of Linux shows them every half second.
 *
 * @param signal ends the watch
 */
export async function watchProcesses(root: number, signal: AbortSignal): Promise<ProcessUsage> {
  let peakBytes = 0;
  const cpuSeconds = new Map<number, number>();
  try {
    for await (const _ of setInterval(500, undefined, { signal })) {
      const seen = await processesBelow(root);
      peakBytes = Math.max(
        peakBytes,
        seen.reduce((sum, { bytes }) => sum + bytes, 0),
      );
      for (const { pid, seconds } of seen) cpuSeconds.set(pid, seconds);
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  }
  return { peakBytes, cpuSeconds: [...cpuSeconds.values()].reduce((sum, one) => sum + one, 0) };
}

async function processesBelow(root: number) {
  const { stdout } = await execa("ps", ["-eo", "pid=,ppid=,rss=,cputimes=", "--sort=start_time"], { reject: false });
  const below = new Set([root]);
  return stdout.split("\n").flatMap((line) => {
    const [pid = 0, parent = 0, kibibytes = 0, seconds = 0] = line.trim().split(/\s+/).map(Number);
    // Parents were started before their children.
    if (below.has(parent)) below.add(pid);
    return below.has(pid) ? [{ pid, bytes: kibibytes * 1024, seconds }] : [];
  });
}
