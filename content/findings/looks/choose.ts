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

/**
 * Of what several claims need, as much as fits into some seconds, as the keys of its cells: first the claim for which the
 * least has to be measured beside what others have been granted, so that as many as possible get what they need.
 */
export function withinSeconds(
  needs: readonly (readonly Cell[])[],
  seconds: number,
  { secondsOf }: Pick<BurstTime, "secondsOf">,
): Set<string> {
  const granted = new Set<string>();
  let [waiting, left] = [[...needs], seconds];
  while (waiting.length > 0) {
    const [next] = waiting
      .map((need) => ({ need, more: secondsOf(need.filter((cell) => !granted.has(keyOf(cell)))) }))
      .toSorted((a, b) => a.more - b.more);
    if (!next || next.more > left) break;
    left -= next.more;
    for (const cell of next.need) granted.add(keyOf(cell));
    waiting = waiting.filter((need) => need !== next.need);
  }
  return granted;
}
