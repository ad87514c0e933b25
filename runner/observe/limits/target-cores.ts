import { readFile } from "node:fs/promises";
import os from "node:os";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { PROC } from "../../program/system-files.ts";

const USUAL_CORES = 2;

/**
 * The cores that the targets may use: those that were asked for, else the first two.
 *
 * @param allowed those that there are
 * @throws ExitError (usage) for a core that is not one of them
 */
export function targetCores(asked: number[] | undefined, allowed: number[]): number[] {
  const missing = asked?.find((core) => !allowed.includes(core));
  if (missing !== undefined)
    throw new ExitError(`--cores: expected cores among ${allowed.join(",")}, got ${missing}`, EXIT.usage);
  return asked ?? allowed.slice(0, USUAL_CORES);
}

/**
 * The cores of the slow service that requests wait for: one of its own where the targets leave any, else theirs. The last
 * one, since the client has most use of the first.
 */
export function coresOfUpstream(ofTargets: number[], allowed: number[]): number[] {
  const other = allowed.findLast((core) => !ofTargets.includes(core));
  return other === undefined ? ofTargets : [other];
}

/** The cores this process may run on; without Linux's word for it, as many as there are, from 0. */
export async function allowedCores(): Promise<number[]> {
  return (await coresOfProcess("self")) ?? Array.from({ length: os.availableParallelism() }, (_, core) => core);
}

/** The cores that a process may run on; null where the system does not say. */
export async function coresOfProcess(pid: number | "self"): Promise<number[] | null> {
  const status = await readFile(`${PROC}/${pid}/status`, "utf8").catch(() => "");
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1];
  return list ? coresInList(list) : null;
}

/** The cores of a list as Linux and Compose write it, such as `0-2,4`. */
export function coresInList(list: string): number[] {
  return list.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
}
