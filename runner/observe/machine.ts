import { readFile } from "node:fs/promises";
import os from "node:os";
import undici from "undici/package.json" with { type: "json" };
import type { Environment, Way } from "../../content/run/environment.ts";
import benchbook from "../../package.json" with { type: "json" };
import type { Engine } from "../fleet/way.ts";

/** How the targets are run, as far as the environment of a run has to say it. */
export interface Setting {
  way: Way;
  reason: string;
  engine: Engine;
  targetCores: number[];
  pinned: boolean;
}

/** The machine and programs of a run; it names no host, user or path. */
export async function machine(setting: Setting): Promise<Environment> {
  const compose = setting.way === "compose" && setting.engine.answers ? setting.engine : undefined;
  return {
    way: setting.way,
    wayReason: setting.reason,
    processor: os.cpus()[0]?.model.trim() || "unknown",
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    operatingSystem: await operatingSystem(),
    kernel: `${os.type()} ${os.release()}`,
    architecture: os.arch(),
    virtualised: await virtualised(),
    node: process.version,
    undici: undici.version,
    benchbook: benchbook.version,
    engine: compose?.version ?? null,
    compose: compose?.compose ?? null,
    targetCores: setting.targetCores,
    targetsPinned: setting.pinned,
    loadAverageBefore: Math.round((os.loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** The cores this process may run on; without Linux's word for it, as many as there are, from 0. */
export async function allowedCores(): Promise<number[]> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1];
  if (!list) return Array.from({ length: os.availableParallelism() }, (_, core) => core);
  return list.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
}

async function operatingSystem(): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1] ?? os.version();
}

async function virtualised(): Promise<boolean | null> {
  const cpu = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  return cpu === "" ? null : /^flags\s*:.*\bhypervisor\b/m.test(cpu);
}
