import { confidenceOf } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { type TrialsAt, threshold, thresholdRatio } from "../../statistics/contrasts/threshold.ts";
import { sayLoadsNotComparable } from "./loads-on-nodes.ts";
import { allRates, boundOf, latenciesOf } from "./steady-loads.ts";
import { SHARE } from "./tails.ts";
import type { SteadyId } from "./windows.ts";

/**
 * How much the capacity of one start of a target differs from that of another, and of one minute from the next, as the standard
 * deviation of its logarithm: between the two stored full runs the capacities of twelve loads differ by 0.13, of which their
 * intervals explain a part.
 */
const SPREAD = 0.1;

/** The logarithm of a capacity, in requests a second, with its interval; and how many windows it is from. */
export interface CapacityEstimate extends Contrast {
  windows: number;
}

/**
 * The rate at which half of all windows keep a bound with their 99th percentile, from all windows at all rates: the higher the
 * rate, the fewer do.
 *
 * @returns null where no window counts
 */
export function capacityAt(run: Run, id: SteadyId, boundSeconds: number): CapacityEstimate | null {
  const tried = brokenAt(run, id, boundSeconds);
  const found = threshold(tried, { confidence: confidenceOf(run), spread: SPREAD });
  return found && { ...found, windows: countOf(tried) };
}

/**
 * The logarithm of how many times as many requests a second an endpoint takes within its declared bound as another within its
 * own. Null where one has no bound or no windows, or where {@link sayLoadsNotComparable} says why not.
 */
export function capacityRatio(run: Run, first: SteadyId, second: SteadyId): CapacityEstimate | null {
  const bounds = [boundOf(run, first), boundOf(run, second)];
  const [mine = null, other = null] = bounds;
  if (mine === null || other === null || sayLoadsNotComparable(run, first, second) !== null) return null;
  const [one, two] = [brokenAt(run, first, mine), brokenAt(run, second, other)];
  const found = thresholdRatio(one, two, { confidence: confidenceOf(run), spread: SPREAD });
  return found && { ...found, windows: countOf(one) + countOf(two) };
}

/** At each rate, how many of its windows break a bound. */
function brokenAt(run: Run, id: SteadyId, boundSeconds: number): TrialsAt[] {
  return allRates(run, id).map((rate) => {
    const tails = latenciesOf(rate, SHARE);
    const happened = tails.filter((seconds) => !(seconds < boundSeconds)).length;
    return { level: rate.perSecond, happened, trials: tails.length };
  });
}

function countOf(tried: readonly TrialsAt[]): number {
  return tried.reduce((sum, { trials }) => sum + trials, 0);
}
