import type { Run } from "../../run/run.ts";
import { type SteadyId, validWindows, windowsOf } from "./windows.ts";

/**
 * Why two steady loads cannot be compared, although both were measured: they were not on the same nodes equally often. What
 * a node has to do with rates and percentiles is not known, as it is of bursts. Null where they can be.
 */
export function sayLoadsNotComparable(run: Run, first: SteadyId, second: SteadyId): string | null {
  if (!run.plan.nodes || first.target === second.target) return null;
  const [a, b] = [sharesOf(run, first), sharesOf(run, second)];
  const nodes = [...new Set([...a.keys(), ...b.keys()])];
  const isAlike = nodes.every((node) => Math.abs((a.get(node) ?? 0) - (b.get(node) ?? 0)) < 1e-9);
  if (a.size === 0 || b.size === 0 || isAlike) return null;
  return "they were not measured on the same nodes equally often, so that a difference between these cannot be told from one between the targets";
}

function sharesOf(run: Run, load: SteadyId): Map<number, number> {
  const windows = windowsOf(validWindows(run), load);
  const shares = new Map<number, number>();
  for (const { node = 0 } of windows) shares.set(node, (shares.get(node) ?? 0) + 1 / windows.length);
  return shares;
}
