import type { Burst } from "../../run/observations/burst.ts";

/**
 * The most requests of a burst that the server worked on at the same moment, from when it says it began and ended each;
 * null when no answer said, or when requests may also have waited in those intervals.
 */
export function concurrencyOf({ requests }: Pick<Burst, "requests">): number | null {
  const works = requests.flatMap(({ work }) => (work ? [work] : []));
  if (works.length === 0 || works.some(({ isWholeCall }) => isWholeCall)) return null;
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
  return most;
}
