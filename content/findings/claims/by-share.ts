import { shareBounds } from "../../statistics/share-bounds.ts";
import { oneSided, type Verdict } from "./verdict.ts";

/** A disturbance, such as another program that wakes up, may change so large a share of bursts, and no more. */
export const DISTURBED_SHARE = 0.1;

/**
 * What bursts say to a sentence about every burst: no counterexample, and it holds; more of them than disturbances explain,
 * and it fails; with fewer it is undecided.
 *
 * @param looked how many bursts were looked at, above 0
 */
export function byCounterexamples(counterexamples: number, looked: number, confidence: number): Verdict {
  if (counterexamples === 0) return "holds";
  return byShare(counterexamples, looked, confidence) === "holds" ? "fails" : "undecided";
}

/**
 * What bursts say to a sentence about more of them than disturbances explain: more than a tenth. It is either true or false,
 * and could be wrong at one end of the interval only.
 */
export function byShare(found: number, looked: number, confidence: number): Verdict {
  const { low, high } = shareBounds(found, looked, oneSided(confidence));
  if (low > DISTURBED_SHARE) return "holds";
  return high < DISTURBED_SHARE ? "fails" : "undecided";
}
