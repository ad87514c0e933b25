import { readFile } from "node:fs/promises";
import os from "node:os";
import undici from "undici/package.json" with { type: "json" };
import type { BackendName } from "../../content/run/circumstances/backend.ts";
import type { Environment } from "../../content/run/circumstances/environment.ts";
import benchbook from "../../package.json" with { type: "json" };
import { frequency } from "./frequency.ts";
import { limits } from "./limits/control-group.ts";
import { revision } from "./revision.ts";

/** How the targets are run, as far as the environment of a run has to say it. */
export interface MachineContext {
  backend: BackendName;
  reason: string;
  /** The programs that run them. */
  programs: Pick<Environment, "engine" | "compose" | "nodes" | "loadNodes">;
  targetCores: number[];
  upstreamCores: number[];
  pinned: boolean;
  /** The folder of the project, whose revision is recorded. */
  project: string;
}

/** The machine and programs of a run; it names no host, user or path. */
export async function machine(context: MachineContext): Promise<Environment> {
  return {
    backend: context.backend,
    backendReason: context.reason,
    processor: os.cpus()[0]?.model.trim() || "unknown",
    cores: os.availableParallelism(),
    frequency: await frequency(),
    limits: await limits("self"),
    memoryBytes: os.totalmem(),
    operatingSystem: await operatingSystem(),
    kernel: `${os.type()} ${os.release()}`,
    architecture: os.arch(),
    virtualised: await virtualised(),
    node: process.version,
    undici: undici.version,
    benchbook: benchbook.version,
    revision: await revision(context.project),
    ...context.programs,
    targetCores: context.targetCores,
    upstreamCores: context.upstreamCores,
    targetsPinned: context.pinned,
  };
}

async function operatingSystem(): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1] ?? os.version();
}

async function virtualised(): Promise<boolean | null> {
  const cpu = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  return cpu === "" ? null : /^flags\s*:.*\bhypervisor\b/m.test(cpu);
}
