import { readFile } from "node:fs/promises";
import os from "node:os";
import { EXIT, Failure } from "../program/failure.ts";

const USUAL_CORES = 2;

/**
 * The cores that the targets may use: those that were asked for, else the first two.
 *
 * @param allowed those that there are
 * @throws Failure (usage) for a core that is not one of them
 */
export function targetCores(asked: number[] | undefined, allowed: number[]): number[] {
  const missing = asked?.find((core) => !allowed.includes(core));
  if (missing !== undefined)
    throw new Failure(`--cores: expected cores among ${allowed.join(",")}, got ${missing}`, EXIT.usage);
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
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1];
  if (!list) return Array.from({ length: os.availableParallelism() }, (_, core) => core);
  return list.split(",").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
}
