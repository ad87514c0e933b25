import type { BurstTime } from "./burst-time.ts";
import { type Cell, keyOf } from "./cells.ts";

/** Of some cells those of the smaller levels, up to the largest with which all of them fit into some seconds. */
export function smallerLevels(
  cells: readonly Cell[],
  seconds: number,
  { secondsOf }: Pick<BurstTime, "secondsOf">,
): Cell[] {
  const levels = [...new Set(cells.map(({ level }) => level))].toSorted((a, b) => a - b);
  const upTo = (most: number) => cells.filter(({ level }) => level <= most);
  return upTo(levels.findLast((level) => secondsOf(upTo(level)) <= seconds) ?? levels[0] ?? 0);
}

/** What a claim needs: cells, and how many more repetitions of them. */
export interface Need {
  cells: readonly Cell[];
  repetitions: number;
}

/**
 * Of what several claims need, what the next repetition has, as the keys of its cells. First the claims that take least beside
 * what others have been granted, with all the repetitions that they need, so that as many as possible are decided in some
 * seconds; then, in what is left of them, those that would need more, for one.
 */
export function withinSeconds(
  needs: readonly Need[],
  seconds: number,
  { secondsOf }: Pick<BurstTime, "secondsOf">,
): Set<string> {
  /** For how many repetitions a cell has been granted. */
  const granted = new Map<string, number>();
  const missingOf = (cell: Cell, repetitions: number) => Math.max(0, repetitions - (granted.get(keyOf(cell)) ?? 0));
  const secondsFor = ({ cells, repetitions }: Need) =>
    cells.reduce((sum, cell) => {
      const [missing, each] = [missingOf(cell, repetitions), secondsOf([cell])];
      return missing > 0 && each > 0 ? sum + missing * each : sum;
    }, 0);
  let left = seconds;
  const grant = (some: readonly Need[]): Need[] => {
    const [next] = some.map((need) => ({ need, more: secondsFor(need) })).toSorted((a, b) => a.more - b.more);
    if (!next || next.more > left) return [...some];
    left -= next.more;
    const { cells, repetitions } = next.need;
    for (const cell of cells) granted.set(keyOf(cell), Math.max(repetitions, granted.get(keyOf(cell)) ?? 0));
    return grant(some.filter((need) => need !== next.need));
  };
  grant(grant(needs).map(({ cells }) => ({ cells, repetitions: 1 })));
  return new Set(granted.keys());
}
