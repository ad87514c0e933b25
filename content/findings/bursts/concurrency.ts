import type { Burst } from "../../run/observations/burst.ts";

/**
 * The most requests of a burst that the server worked on at the same moment, from when it says it began and ended each;
 * null when no answer said.
 *
 * Intervals in which requests may also have waited overlap at least as much as the work in them: it is known where none do,
 * and null where some do.
 */
export function concurrencyOf({ requests }: Pick<Burst, "requests">): number | null {
  const works = requests.flatMap(({ work }) => (work ? [work] : []));
  if (works.length === 0) return null;
  const moments = works
    .flatMap(({ beganSeconds, endedSeconds }) => [
      { at: beganSeconds, change: 1 },
      { at: endedSeconds, change: -1 },
    ])
    // At one moment what ends comes first: work that follows work is not work beside it.
    .toSorted((a, b) => a.at - b.at || a.change - b.change);
  let [now, most] = [0, 0];
  for (const { change } of moments) {
    now += change;
    most = Math.max(most, now);
  }
  return most > 1 && works.some(({ isWholeCall }) => isWholeCall) ? null : most;
}
