import { readdirSync } from "node:fs";
import type { Process } from "../../content/run/parts/processes.ts";
import { withoutSecrets } from "../program/secrets/secrets.ts";
import { PROC, processStat, readSystemFile } from "../program/system-files.ts";

/** Linux counts a process's time in hundredths of a second, whatever its real clock (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
const LONGEST_COMMAND = 200;

/** What changes of a process from one reading to the next. */
export interface ProcessReading {
  cpuSeconds: number;
  residentBytes: number;
  threads: number;
}

/** A process of a tree, with the PID that this machine knows it by. */
export interface ProcessWithPid extends Omit<Process, "proportionalBytes"> {
  hostPid: number;
}

/**
 * A process and all its descendants as `/proc` has them now; empty when it has ended or cannot be seen.
 *
 * Read in one go without awaiting: a tree that is read in pieces can show a child and not its parent, and the whole
 * costs a fraction of a millisecond.
 */
export function readTree(rootPid: number): ProcessWithPid[] {
  const parent = identify(rootPid, null);
  return parent ? [parent, ...descendants(parent)] : [];
}

function descendants(parent: ProcessWithPid): ProcessWithPid[] {
  return childrenOf(parent.hostPid).flatMap((pid) => {
    const child = identify(pid, parent.pid);
    return child ? [child, ...descendants(child)] : [];
  });
}

/** CPU, memory and threads of one process; null once it has ended. */
export function readProcess(hostPid: number): ProcessReading | null {
  const stat = processStat(hostPid);
  if (!stat) return null;
  const field = (number: number) => Number(stat(number));
  return {
    cpuSeconds: (field(14) + field(15)) / TICKS_PER_SECOND,
    residentBytes: field(24) * PAGE_BYTES,
    threads: field(20),
  };
}

/**
 * The memory of a process with what it shares divided among those that share it: Pss in `/proc/<pid>/smaps_rollup`, which
 * takes about a millisecond. Null where this user may not read it.
 */
export function readProportionalBytes(hostPid: number): number | null {
  const kibibytes = /^Pss:\s+(\d+) kB$/m.exec(readSystemFile(`${PROC}/${hostPid}/smaps_rollup`))?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

function identify(hostPid: number, parentPid: number | null): ProcessWithPid | null {
  const reading = readProcess(hostPid);
  if (!reading) return null;
  return { hostPid, pid: ownPid(hostPid), parentPid, command: commandOf(hostPid), ...reading };
}

/** Children of every thread: a worker may have been started by any of them. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readSystemFile(`${PROC}/${pid}/task/${thread}/children`)
      .split(" ")
      .flatMap((child) => (child.trim() === "" ? [] : [Number(child)])),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`${PROC}/${pid}/task`);
  } catch {
    return [];
  }
}

/** The PID that the process itself knows: the last of those that the kernel lists, the innermost namespace's. */
function ownPid(hostPid: number): number {
  const pids = /^NSpid:\s*(.*)$/m.exec(readSystemFile(`${PROC}/${hostPid}/status`))?.[1];
  return Number(pids?.trim().split(/\s+/).at(-1) ?? hostPid);
}

/** The command line; of absolute paths only the last part, which is what tells programs apart. */
function commandOf(hostPid: number): string {
  const words = readSystemFile(`${PROC}/${hostPid}/cmdline`).split("\0").filter(Boolean);
  const short = words.map((word) => (word.startsWith("/") ? (word.split("/").at(-1) ?? "") : word));
  return withoutSecrets(short.join(" ")).slice(0, LONGEST_COMMAND);
}
