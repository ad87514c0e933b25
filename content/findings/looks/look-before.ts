import { alphaOf, isLeftOut, type Look, type Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import type { BurstTime } from "./burst-time.ts";
import { type Cell, cellsOf, keyOf, neededFor } from "./cells.ts";
import { smallerLevels, withinSeconds } from "./choose.ts";
import { leftOutOf } from "./left-out.ts";
import type { ArticleClaims } from "./questions.ts";

/** The first repetition may take this share of the time for bursts: a second of its smaller levels then fits too. */
const SHARE_OF_TIME = 0.75;

/**
 * Looks at what the first repetition of a run is expected to take, before it begins or in its course. On a slow machine that
 * alone may be more than the time for bursts. Then it leaves out what no claim reads, and if that is not enough, what the
 * claims need of which the most would have to be measured.
 *
 * @param rest how long what was not measured yet is going to take, and how long bursts took so far
 * @param atSeconds now, on the run's clock
 * @returns null where it fits
 */
export function lookBefore(
  run: Run,
  articles: readonly ArticleClaims[],
  { rest, atSeconds }: { rest: BurstTime; atSeconds: number },
): Look | null {
  const isGone = (cell: Cell) => isLeftOut(run.looks, { ...cell, repetition: 0 });
  const all = cellsOf(run).filter((cell) => !isGone(cell));
  const time = SHARE_OF_TIME * (run.plan.untilDecided?.burstSeconds ?? Number.POSITIVE_INFINITY);
  const most = Math.max(0, time - rest.spentSeconds);
  if (rest.secondsOf(all) <= most) return null;
  const tests = articles.flatMap(({ claims }) => Object.values(claims));
  const needs = tests.map(({ test }) => neededFor(test, run)).filter((cells) => cells.length > 0);
  const isRead = new Set(needs.flat().map(keyOf));
  const possible = needs.filter((cells) => !cells.some(isGone));
  const once = possible.map((cells) => ({ cells, repetitions: 1 }));
  const granted = withinSeconds(once, most, rest);
  // Not even one claim fits: then something of each sweep.
  if (granted.size === 0) for (const cell of smallerLevels(all, most, rest)) granted.add(keyOf(cell));
  // What was measured by then is not left out any more.
  for (const cell of all) if (rest.secondsOf([cell]) === 0) granted.add(keyOf(cell));
  const unread = all.filter((cell) => !isRead.has(keyOf(cell)) && !granted.has(keyOf(cell)));
  const taken = rest.secondsOf(all.filter((cell) => granted.has(keyOf(cell))));
  for (const cell of firstWithin(unread, most - taken, rest)) granted.add(keyOf(cell));
  const reasonOf = (cell: Cell): Reason => (isRead.has(keyOf(cell)) ? "no time" : "no claim reads it");
  return {
    ...{ repetitions: 0, atSeconds, alpha: alphaOf(run), claims: [], ends: null },
    leftOut: leftOutOf(run, granted, reasonOf),
  };
}

/** Of some cells those that take least, as many as fit into some seconds. */
function firstWithin(cells: readonly Cell[], seconds: number, { secondsOf }: Pick<BurstTime, "secondsOf">): Cell[] {
  let left = seconds;
  return cells
    .toSorted((a, b) => secondsOf([a]) - secondsOf([b]))
    .filter((cell) => {
      left -= secondsOf([cell]);
      return left >= 0;
    });
}
