import { readFileSync } from "node:fs";

/** Where processes are seen: elsewhere in a container that looks at those of its whole machine. */
export const PROC = process.env.BENCHBOOK_PROC || "/proc";

/** The same of control groups. */
export const CONTROL_GROUPS = process.env.BENCHBOOK_CGROUPS || "/sys/fs/cgroup";

/** The text of one of the kernel's files; empty where it is not there any more, or may not be read. */
export function readSystemFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * The fields of a process's `stat` by their numbers, as proc_pid_stat(5) counts them, from its state (3) on.
 *
 * @param proc where processes are seen
 * @returns undefined where the process has ended or cannot be seen
 */
export function processStat(pid: number, proc = PROC): ((field: number) => string) | undefined {
  const stat = readSystemFile(`${proc}/${pid}/stat`);
  // What stands before is its command in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.length > 1 ? (field) => fields[field - 3] ?? "" : undefined;
}
