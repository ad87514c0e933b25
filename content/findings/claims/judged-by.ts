import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { detectable } from "../../statistics/contrasts/detectable.ts";
import type { Judged, Quantity, Verdict } from "./verdict.ts";

/** What was found, and what follows for the claim. */
interface Found {
  verdict: Verdict;
  evidence: string;
}

/**
 * A claim that the interval of a contrast of logarithms decides, with what the run could have detected.
 *
 * @param options the margin, as a relative change, none where the claim is only about which is larger; the confidence of
 *   the interval; and how much more than the margin is put down to the machine, as a logarithm
 */
export function byInterval(
  { verdict, evidence }: Found,
  contrast: Contrast,
  { margin = null, confidence, excused = 0 }: { margin?: number | null; confidence: number; excused?: number },
): Judged {
  const departure = Math.expm1(excused + detectable(contrast.standardError, contrast.freedom, { confidence }));
  return {
    ...{ verdict, evidence, margin },
    detectable: departure,
    quantity: quantityOf(contrast),
    couldHardlyFail: margin !== null && departure > margin,
    observations: null,
  };
}

/** A claim that is decided by counting or looking, on so many observations. */
export function byCount({ verdict, evidence }: Found, observations: number): Judged {
  return { verdict, evidence, detectable: null, quantity: null, margin: null, couldHardlyFail: false, observations };
}

/** Null where the interval has no end. */
function quantityOf({ estimate, low, high }: Contrast): Quantity | null {
  const quantity = { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
  return Object.values(quantity).every(Number.isFinite) ? quantity : null;
}
