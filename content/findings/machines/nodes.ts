import type { Run } from "../../run/run.ts";
import { effectOf } from "../../statistics/contrasts/block-effects.ts";
import { sayRatio } from "../claims/say-ratio.ts";
import { nodeEffectsOf } from "../nodes/node-effects.ts";

/** A difference between nodes from which on it is said in so many words: as much as claims allow two targets to differ. */
const MARGIN = 0.05;

/** One node of a run, and how many times as long bursts took on it than on the mean of all. */
export interface NodeShown {
  node: number;
  /** Its targets in each repetition. */
  targets: string[][];
  /** By kind of work; with how it is said, and whether it is shown to be beyond the margin. */
  effects: { work: string; said: string; isBeyond: boolean }[];
}

/** The nodes of a run that has several; none of any other. */
export function nodesOf(run: Run): NodeShown[] {
  const rows = run.plan.nodes ?? [];
  const count = Math.max(0, ...rows.flatMap((row) => Object.values(row).map((node) => node + 1)));
  return Array.from({ length: count }, (_, node) => ({
    node,
    targets: rows.map((row) => Object.keys(row).filter((target) => row[target] === node)),
    effects: [...nodeEffectsOf(run)].flatMap(([work, effects]) => {
      if (!effects.effects.has(node)) return [];
      const found = effectOf(effects, node);
      const isBeyond = found.low > Math.log1p(MARGIN) || found.high < -Math.log1p(MARGIN);
      return [{ work, said: Number.isFinite(found.low) ? sayRatio(found) : "not known", isBeyond }];
    }),
  }));
}
