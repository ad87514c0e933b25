import { alphaOf, type Look, type Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import type { BurstTime } from "./burst-time.ts";
import { type Cell, cellsOf, keyOf, neededFor } from "./cells.ts";
import { smallerLevels, withinSeconds } from "./choose.ts";
import { leftOutOf } from "./left-out.ts";
import type { ArticleClaims } from "./questions.ts";

/** The first repetition may take this share of the time for bursts: a second of its smaller levels then fits too. */
const SHARE_OF_TIME = 0.75;

/**
 * Looks at what the first repetition of a run is expected to take, before it begins. On a slow machine that alone may be more
 * than the time for bursts. Then it leaves out what no claim reads, and if that is not enough, what the claims need of which
 * the most would have to be measured.
 *
 * @param expected how long bursts are going to take
 * @param atSeconds now, on the run's clock
 * @returns null where it fits
 */
export function lookBefore(
  run: Run,
  articles: readonly ArticleClaims[],
  { expected, atSeconds }: { expected: Pick<BurstTime, "secondsOf">; atSeconds: number },
): Look | null {
  const all = cellsOf(run);
  const most = SHARE_OF_TIME * (run.plan.untilDecided?.burstSeconds ?? Number.POSITIVE_INFINITY);
  if (expected.secondsOf(all) <= most) return null;
  const tests = articles.flatMap(({ claims }) => Object.values(claims));
  const needs = tests.map(({ test }) => neededFor(test, run)).filter((cells) => cells.length > 0);
  const isRead = new Set(needs.flat().map(keyOf));
  const granted = withinSeconds(needs, most, expected);
  // Not even one claim fits: then something of each sweep.
  if (granted.size === 0) for (const cell of smallerLevels(all, most, expected)) granted.add(keyOf(cell));
  const unread = all.filter((cell) => !isRead.has(keyOf(cell)) && !granted.has(keyOf(cell)));
  const spent = expected.secondsOf(all.filter((cell) => granted.has(keyOf(cell))));
  for (const cell of firstWithin(unread, most - spent, expected)) granted.add(keyOf(cell));
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
