import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { burstsOf } from "../bursts/bursts.ts";
import { type Cell, keyOf } from "./cells.ts";

/** How long the bursts of a run took, and those of another repetition are going to take. */
export interface BurstTime {
  spentSeconds: number;
  /**
   * Of so many cells once more, bursts that had to be repeated among them. A level that was never measured is taken to be as
   * much longer than the largest of its sweep as it has more requests; a sweep that was not measured takes no time.
   */
  secondsOf: (cells: readonly Cell[]) => number;
}

/** The seconds that the bursts of a run took so far, without the cold ones. */
export function burstSecondsOf(run: Pick<Run, "observations">): number {
  return total(warmOf(run));
}

/** The same, and what those of another repetition are going to take. */
export function burstTimeOf(run: Pick<Run, "observations">): BurstTime {
  const warm = warmOf(run);
  const seconds = new Map([...Map.groupBy(warm, keyOf)].map(([key, bursts]) => [key, perRepetition(bursts)]));
  const largest = new Map(warm.toSorted((a, b) => a.level - b.level).map((burst) => [sweepOf(burst), burst]));
  const secondsOf = (cell: Cell): number => {
    const known = seconds.get(keyOf(cell));
    const like = largest.get(sweepOf(cell));
    if (known !== undefined || !like) return known ?? 0;
    return ((seconds.get(keyOf(like)) ?? 0) * cell.level) / like.level;
  };
  return {
    spentSeconds: total(warm),
    secondsOf: (cells) => cells.reduce((sum, cell) => sum + secondsOf(cell), 0),
  };
}

function warmOf(run: Pick<Run, "observations">): Burst[] {
  return burstsOf(run).filter(({ cold }) => !cold);
}

function sweepOf({ target, endpoint }: Omit<Cell, "level">): string {
  return `${target} ${endpoint}`;
}

function perRepetition(bursts: Burst[]): number {
  return total(bursts) / new Set(bursts.map(({ repetition }) => repetition)).size;
}

function total(bursts: Burst[]): number {
  return bursts.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
}
