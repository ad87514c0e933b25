import type { Run } from "../../run/run.ts";
import { treesOf } from "./trees.ts";

/** What became of the workers of a service while it was under load. */
export interface ReplacedWorkers {
  before: number;
  /** Of these, how many were not there any more after it. */
  replaced: number;
  /** How long the load took. */
  loadSeconds: number;
}

/** Which of a service's workers a load has cost; null where its processes were not listed before and after one. */
export function replacedWorkers(run: Run, target: string): ReplacedWorkers | null {
  const [before, after] = ["idle", "after"].map((phase) => workersIn(run, target, phase));
  const load = run.observations.find((seen) => seen.kind === "tree" && seen.target === target && seen.phase === "load");
  if (!before || !after || !load || before.length === 0) return null;
  const replaced = before.filter((pid) => !after.includes(pid)).length;
  return { before: before.length, replaced, loadSeconds: load.tookSeconds };
}

function workersIn(run: Run, target: string, phase: string): number[] | null {
  const tree = treesOf(run, [target]).find((one) => one.phase === phase);
  return tree?.processes?.filter(({ role }) => role === "worker").map(({ pid }) => pid) ?? null;
}
