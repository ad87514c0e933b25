import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { type Contrast, contrast, contrastOfSamples, type Weighted } from "../../statistics/contrasts/contrast.ts";
import { contrastOfFew } from "../../statistics/contrasts/contrast-of-few.ts";
import { intervalOf } from "../../statistics/contrasts/counterexample.ts";
import { closedRates } from "./ceiling.ts";
import { sayLoadsNotComparable } from "./loads-on-nodes.ts";
import { allAlone, type MixedId, mixedWindows } from "./mixed.ts";
import { latenciesOf, validWindowsOf } from "./steady-loads.ts";
import type { SteadyId } from "./windows.ts";

/** How the closed loops of two endpoints compare, and on which numbers of connections. */
export interface RateRatio extends Contrast {
  connections: number[];
}

/** From so many degrees of freedom on, the windows of an endpoint show how they scatter. */
const SHOWN = 2;

/**
 * Of two spreads that are taken for one, the share of the degrees of freedom that is left where one is 1.4 times the
 * other, after Satterthwaite: (1 + r²)² / (2 (1 + r⁴)). In the stored full run the light loads of two targets scatter 1.3
 * to 1.4 times as much as each other.
 */
const LEFT_OF_SHARED = 0.9;

/**
 * The logarithm of how many times as many requests a second the first endpoint answers in closed loops as the second: the
 * equal-weight mean over the numbers of connections that both were measured with, so that none is chosen for its luck. Each
 * endpoint has a spread of its own, which its windows with other numbers of connections show too; where they are too few for
 * that, both share one.
 *
 * Simulated with windows as the full plan has them, the one-sided test at 5% holds in 4.8 to 5.1 of 100 where nothing
 * differs, however much more one endpoint scatters; with one spread for both it would in 5.5 where that is twice as much,
 * 6.1 where it is five times. With those of the quick plan it is 4.4 to 5.2 as long as that is at most twice as much.
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
  const samples = [weighed(ours, 1), weighed(others, -1)];
  const isShown = samples.every((sample) => freedomOf(sample) >= SHOWN);
  const found = isShown ? contrastOfSamples(samples, confidence) : sharing(samples.flat(), confidence);
  return found && { ...found, connections };
}

/** How often windows of one number of connections were repeated, over all numbers. */
function freedomOf(sample: readonly Weighted[]): number {
  return sample.reduce((sum, { values }) => sum + Math.max(0, values.length - 1), 0);
}

function sharing(windows: readonly Weighted[], confidence: number): Contrast | null {
  const found = contrast(windows, confidence);
  if (!found) return null;
  const unequal = { ...found, freedom: LEFT_OF_SHARED * found.freedom };
  return { ...unequal, ...intervalOf(unequal, confidence) };
}

/**
 * The logarithm of how many times as long the 99th percentile of a light load is beside the other as alone, each with a
 * spread of its own: what is kept waiting scatters more. Alone are all windows in which it was so, since few say
 * little; they are then more than those beside the other, whose spread is what counts. Null where too few windows count, or
 * one has no such percentile.
 */
export function besideToAlone(run: Run, id: MixedId, confidence: number): Contrast | null {
  const [{ beside }, alone] = [mixedWindows(run, id), allAlone(run, id)];
  const tails = (windows: Steady[]) => latenciesOf({ windows }, 0.99).map(Math.log);
  if ([...tails(alone), ...tails(beside)].some((one) => !Number.isFinite(one))) return null;
  return contrastOfFew([[{ values: tails(beside), weight: 1 }], [{ values: tails(alone), weight: -1 }]], confidence);
}
