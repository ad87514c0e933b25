import os from "node:os";
import { limits } from "../../../runner/observe/limits/control-group.ts";

/**
 * How many programs can compute here at the same time, at least one: the cores,
 * or the part of their time that a quota leaves.
 */
export async function usableCores(): Promise<number> {
  const { cpuQuotaCores } = await limits("self");
  return Math.max(1, Math.min(os.availableParallelism(), Math.floor(cpuQuotaCores ?? Number.POSITIVE_INFINITY)));
}
