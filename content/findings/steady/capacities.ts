import type { Run } from "../../run/run.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { type TrialsAt, threshold, thresholdRatio } from "../../statistics/threshold/threshold.ts";
import { sayLoadsNotComparable } from "./loads-on-nodes.ts";
import { allRates, boundOf, latenciesOf } from "./steady-loads.ts";
import { SHARE } from "./tails.ts";
import type { SteadyId } from "./windows.ts";

/**
 * How much the capacities of all targets together differ from one run to the next, that of one start of a target from
 * another's, and that of one repetition from the next, as standard deviations of the logarithm. In four full runs within
 * eight hours, the two stored ones among them, twelve capacities shift together by 0.08. Besides that they differ by 0.06,
 * which is no more than the windows of each scatter: what start and repetition add is at most as much.
 */
export const CAPACITY_SPREAD = { run: 0.08, start: 0.05, repetition: 0.05 } as const;

/** What the windows of one run leave open of a capacity beside another, or beside the highest rate, in the same run. */
const WITHIN_RUN = Math.hypot(CAPACITY_SPREAD.start, CAPACITY_SPREAD.repetition);
/** The same of a capacity in requests a second, which is to be so in other runs as well. */
const BETWEEN_RUNS = Math.hypot(WITHIN_RUN, CAPACITY_SPREAD.run);

/** The logarithm of a capacity, in requests a second, with its interval; and how many windows it is from. */
export interface CapacityEstimate extends Contrast {
  windows: number;
}

/**
 * The rate at which half of all windows keep the bound that is declared for an endpoint with their 99th percentile, from all
 * windows at all rates: the higher the rate, the fewer do.
 *
 * @param isWithinRun whether it is compared with what the same run measured, which shifts with it from run to run
 * @returns null without a bound, and where no window counts
 */
export function capacityOf(
  run: Run,
  id: SteadyId,
  confidence: number,
  { isWithinRun = false } = {},
): CapacityEstimate | null {
  const tried = triedOf(run, id);
  const found = tried && threshold(tried, { confidence, spread: isWithinRun ? WITHIN_RUN : BETWEEN_RUNS });
  return found && { ...found, windows: countOf(tried) };
}

/**
 * The logarithm of how many times as many requests a second an endpoint takes within its declared bound as another within
 * its own. Null where one has no bound or no windows, or where {@link sayLoadsNotComparable} says why not.
 */
export function capacityRatio(
  run: Run,
  [first, second]: readonly [SteadyId, SteadyId],
  confidence: number,
): CapacityEstimate | null {
  if (sayLoadsNotComparable(run, first, second) !== null) return null;
  const [one, two] = [triedOf(run, first), triedOf(run, second)];
  const found = one && two && thresholdRatio(one, two, { confidence, spread: WITHIN_RUN });
  return found && { ...found, windows: countOf(one) + countOf(two) };
}

/**
 * At each rate, how many windows break the bound that is declared for an endpoint: one in which too few requests were
 * answered to have a 99th percentile does too. Null without a bound.
 */
export function triedOf(run: Run, id: SteadyId): TrialsAt[] | null {
  const boundSeconds = boundOf(run, id);
  if (boundSeconds === null) return null;
  return allRates(run, id).map((rate) => {
    const tails = latenciesOf(rate, SHARE);
    const happened = tails.filter((seconds) => !(seconds < boundSeconds)).length;
    return { level: rate.perSecond, happened, trials: tails.length };
  });
}

function countOf(tried: readonly TrialsAt[]): number {
  return tried.reduce((sum, { trials }) => sum + trials, 0);
}
