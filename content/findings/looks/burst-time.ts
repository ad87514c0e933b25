import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { burstsOf } from "../bursts/bursts.ts";
import { type Cell, keyOf } from "./cells.ts";

/** How long the bursts of a run took, and those of another repetition are going to take. */
export interface BurstTime {
  spentSeconds: number;
  /** Of so many cells once more, bursts that had to be repeated among them; 0 of what was never measured. */
  secondsOf: (cells: readonly Cell[]) => number;
}

/** The time that the bursts of a run took so far, without the cold ones. */
export function burstTimeOf(run: Pick<Run, "observations">): BurstTime {
  const warm = burstsOf(run).filter(({ cold }) => !cold);
  const seconds = new Map([...Map.groupBy(warm, keyOf)].map(([key, bursts]) => [key, perRepetition(bursts)]));
  return {
    spentSeconds: total(warm),
    secondsOf: (cells) => cells.reduce((sum, cell) => sum + (seconds.get(keyOf(cell)) ?? 0), 0),
  };
}

function perRepetition(bursts: Burst[]): number {
  return total(bursts) / new Set(bursts.map(({ repetition }) => repetition)).size;
}

function total(bursts: Burst[]): number {
  return bursts.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
}
