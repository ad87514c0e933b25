import { readFile } from "node:fs/promises";
import type { Environment } from "../../content/run/circumstances/environment.ts";

const MOUNT = "/sys/fs/cgroup";

/** What the control group of this process allows it; null for a limit that is not set or cannot be read. */
export async function limits(): Promise<NonNullable<Environment["limits"]>> {
  return { cpuQuotaCores: await cpuQuota(), memoryBytes: await memoryLimit() };
}

/** How many periods a process's control group was held back for having used up its CPU; null where it is not said. */
export async function throttledPeriods(pid: number | "self"): Promise<number | null> {
  const text = await firstOf(await filesOf(pid, "cpu", "cpu.stat"));
  const found = /^nr_throttled (\d+)$/m.exec(text ?? "")?.[1];
  return found === undefined ? null : Number(found);
}

async function cpuQuota(): Promise<number | null> {
  const unified = await firstOf(await filesOf("self", "cpu", "cpu.max"));
  if (unified !== null) return ratio(...(unified.trim().split(" ") as [string, string]));
  const quota = await firstOf(await filesOf("self", "cpu", "cpu.cfs_quota_us"));
  const period = await firstOf(await filesOf("self", "cpu", "cpu.cfs_period_us"));
  return ratio(quota ?? "max", period ?? "0");
}

function ratio(quota: string, period: string): number | null {
  const cores = Number(quota) / Number(period);
  return Number.isFinite(cores) && cores > 0 ? cores : null;
}

async function memoryLimit(): Promise<number | null> {
  const files = [
    ...(await filesOf("self", "memory", "memory.max")),
    ...(await filesOf("self", "memory", "memory.limit_in_bytes")),
  ];
  const bytes = Number((await firstOf(files))?.trim());
  // Without a limit the older groups give a number near 2^63 and the newer ones a word.
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null;
}

/** Where a file of a process's control group may be: the newer, unified groups first, then one hierarchy for each kind. */
async function filesOf(pid: number | "self", controller: string, name: string): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/cgroup`, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [, controllers = "-", group = ""] = line.split(":");
    if (controllers === "") return [`${MOUNT}${group}/${name}`];
    return controllers.split(",").includes(controller)
      ? [`${MOUNT}/${controller}${group}/${name}`, `${MOUNT}/${controller}/${name}`]
      : [];
  });
}

async function firstOf(files: string[]): Promise<string | null> {
  for (const file of files) {
    const text = await readFile(file, "utf8").catch(() => null);
    if (text !== null) return text;
  }
  return null;
}
