import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import type { Limits } from "../../../content/run/circumstances/limits.ts";
import { CONTROL_GROUPS, PROC } from "../../program/system-files.ts";

/** Where the system shows processes and control groups. */
export interface SystemFolders {
  processes: string;
  groups: string;
}

const FOLDERS: SystemFolders = { processes: PROC, groups: CONTROL_GROUPS };

/**
 * What the control groups of a process, its own and those around it, allow it;
 * null for a limit that none sets or nobody may read.
 */
export async function limits(pid: number | "self", folders = FOLDERS): Promise<Limits> {
  const [cpu, memory] = await Promise.all([groupsOf(pid, "cpu", folders), groupsOf(pid, "memory", folders)]);
  return { cpuQuotaCores: least(await each(cpu, cpuQuota)), memoryBytes: least(await each(memory, memoryLimit)) };
}

/**
 * In how many periods the control groups of a process had used up their CPU and were held back; null where it is not said.
 */
export async function throttledPeriods(pid: number | "self", folders = FOLDERS): Promise<number | null> {
  const counts = await each(await groupsOf(pid, "cpu", folders), async (group) => {
    const found = /^nr_throttled (\d+)$/m.exec((await read(`${group}/cpu.stat`)) ?? "")?.[1];
    return found === undefined ? null : Number(found);
  });
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

async function cpuQuota(group: string): Promise<number | null> {
  const [most = "max", within = "0"] = (await read(`${group}/cpu.max`))?.trim().split(" ") ?? [];
  const quota = ratio(most, within);
  if (quota !== null) return quota;
  return ratio(await read(`${group}/cpu.cfs_quota_us`), await read(`${group}/cpu.cfs_period_us`));
}

function ratio(quota: string | null, period: string | null): number | null {
  const cores = Number(quota ?? "max") / Number(period ?? "0");
  return Number.isFinite(cores) && cores > 0 ? cores : null;
}

async function memoryLimit(group: string): Promise<number | null> {
  const text = (await read(`${group}/memory.max`)) ?? (await read(`${group}/memory.limit_in_bytes`));
  const bytes = Number(text?.trim());
  // Without a limit the older groups give a number near 2^63 and the newer ones a word.
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null;
}

/**
 * The folders of a process's control group and of all around it: of the newer, unified
 * groups, and of the one hierarchy that the older ones have for each kind. In a
 * container the innermost may not be there, and the outermost is the container's own.
 */
async function groupsOf(
  pid: number | "self",
  controller: string,
  { processes, groups }: SystemFolders,
): Promise<string[]> {
  const text = (await read(`${processes}/${pid}/cgroup`)) ?? "";
  const found = text.split("\n").map(async (line) => {
    const [, controllers = "-", group = ""] = line.split(":");
    if (controllers === "") return withAncestors(groups, await whole(groups, group));
    if (!controllers.split(",").includes(controller)) return [];
    return withAncestors(`${groups}/${controller}`, await whole(`${groups}/${controller}`, group));
  });
  return (await Promise.all(found)).flat();
}

/**
 * A container that looks at others of its machine is told their groups from its own, such as `/../other.scope`
 * (cgroup_namespaces(7)): the whole name is found by its last part, which is of one container alone.
 */
async function whole(mount: string, group: string): Promise<string> {
  if (!group.startsWith("/..")) return group;
  const last = group.replace(/^(?:\/\.\.)+/, "");
  for await (const found of glob(
    ["", "*", "*/*", "*/*/*"].map((around) => path.posix.join(around, last)),
    { cwd: mount },
  ))
    return found;
  return last;
}

function withAncestors(mount: string, group: string): string[] {
  const names = group.split("/").filter(Boolean);
  return Array.from({ length: names.length + 1 }, (_, depth) => [mount, ...names.slice(0, depth)].join("/"));
}

async function each(groups: string[], found: (group: string) => Promise<number | null>): Promise<number[]> {
  return (await Promise.all(groups.map(found))).filter((one) => one !== null);
}

function least(numbers: number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}

function read(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}
