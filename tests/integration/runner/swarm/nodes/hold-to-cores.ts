import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { exists } from "../../../../../runner/program/disk.ts";
import { CONTROL_GROUPS } from "../../../../../runner/program/system-files.ts";

/** Short beside what a server takes: once a quota is used up in a period, nothing runs until the next. */
const PERIOD_MICROSECONDS = 10_000;

/**
 * Makes a control group whose processes have so many cores between them, of the
 * newer kind or of the older; returns its name.
 */
export async function holdToCores(group: string, cores: number): Promise<string> {
  const isUnified = await exists(path.join(CONTROL_GROUPS, "cgroup.controllers"));
  const folder = path.join(CONTROL_GROUPS, isUnified ? "" : "cpu", group);
  const quota = Math.round(cores * PERIOD_MICROSECONDS);
  const limits = isUnified
    ? { "cpu.max": `${quota} ${PERIOD_MICROSECONDS}` }
    : { "cpu.cfs_period_us": String(PERIOD_MICROSECONDS), "cpu.cfs_quota_us": String(quota) };
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(limits)) await writeFile(path.join(folder, file), text);
  return group;
}
