import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { type Contrast, contrast, contrastOfSamples, type Weighted } from "../../statistics/contrasts/contrast.ts";
import { closedRates } from "./ceiling.ts";
import { sayLoadsNotComparable } from "./loads-on-nodes.ts";
import { allAlone, type MixedId, mixedWindows } from "./mixed.ts";
import { latenciesOf, validWindowsOf } from "./steady-loads.ts";
import type { SteadyId } from "./windows.ts";

/** How the closed loops of two endpoints compare, and on which numbers of connections. */
export interface RateRatio extends Contrast {
  connections: number[];
}

/**
 * The logarithm of how many times as many requests a second the first endpoint answers in closed loops as the second: the
 * equal-weight mean over the numbers of connections that both were measured with, so that none is chosen for its luck. All
 * windows share one spread, which those with other numbers of connections show too.
 *
 * @returns null where they have no such number in common, too few windows, or {@link sayLoadsNotComparable} says why not
 */
export function rateRatio(
  run: Run,
  [first, second]: readonly [SteadyId, SteadyId],
  confidence: number,
): RateRatio | null {
  if (sayLoadsNotComparable(run, first, second) !== null) return null;
  const [ours, others] = [closedRates(validWindowsOf(run, first)), closedRates(validWindowsOf(run, second))];
  const connections = [...ours.keys()].filter((one) => others.has(one)).toSorted((a, b) => a - b);
  if (connections.length === 0) return null;
  const weighed = (rates: Map<number, number[]>, sign: number): Weighted[] =>
    [...rates].map(([one, values]) => ({
      values: values.map(Math.log),
      weight: connections.includes(one) ? sign / connections.length : 0,
    }));
  const found = contrast([...weighed(ours, 1), ...weighed(others, -1)], confidence);
  return found && { ...found, connections };
}

/**
 * The logarithm of how many times as long the 99th percentile of a light load is beside the other as alone, each with a
 * spread of its own: what is kept waiting scatters more. Alone are all windows in which it was so, since few say
 * little. Null where too few windows count, or one has no such percentile.
 */
export function besideToAlone(run: Run, id: MixedId, confidence: number): Contrast | null {
  const [{ beside }, alone] = [mixedWindows(run, id), allAlone(run, id)];
  const tails = (windows: Steady[]) => latenciesOf({ windows }, 0.99).map(Math.log);
  if ([...tails(alone), ...tails(beside)].some((one) => !Number.isFinite(one))) return null;
  return contrastOfSamples(
    [[{ values: tails(beside), weight: 1 }], [{ values: tails(alone), weight: -1 }]],
    confidence,
  );
}
