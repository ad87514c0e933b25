import { readdir, readFile } from "node:fs/promises";
import os from "node:os";
import type { Conditions } from "../../content/run/circumstances/conditions.ts";
import { throttledPeriods } from "./limits/control-group.ts";
import type { TargetObserver } from "./target-observer.ts";

const CORES = "/sys/devices/system/cpu";

/** The state of the machine now; counts only grow, so that what lies between two of them happened in between. */
export async function conditions(observers: TargetObserver[], atSeconds: number): Promise<Conditions> {
  const targets = await Promise.all(observers.map((one) => one.throttledPeriods()));
  const known = targets.filter((count) => count !== null);
  return {
    loadAverage: Math.round((os.loadavg()[0] ?? 0) * 100) / 100,
    memoryAvailableBytes: await availableMemory(),
    throttledPeriods: await throttledPeriods("self"),
    targetsThrottledPeriods: known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null,
    thermalThrottles: await thermalThrottles(),
    atSeconds,
  };
}

async function availableMemory(): Promise<number | null> {
  const text = await readFile("/proc/meminfo", "utf8").catch(() => "");
  const kibibytes = /^MemAvailable:\s*(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

async function thermalThrottles(): Promise<number | null> {
  const names = await readdir(CORES).catch(() => []);
  const files = names
    .filter((name) => /^cpu\d+$/.test(name))
    .map((name) => `${CORES}/${name}/thermal_throttle/core_throttle_count`);
  const counts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => null)));
  const known = counts.flatMap((text) => (text === null ? [] : [Number(text)]));
  return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
}
