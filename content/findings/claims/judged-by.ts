import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { detectable } from "../../statistics/contrasts/detectable.ts";
import type { Allowed, Judged, Quantity, Verdict } from "./verdict.ts";

/** What was found, and what follows for the claim. */
interface Found {
  verdict: Verdict;
  evidence: string;
}

interface Options {
  margin?: number | null;
  confidence: number;
  excused?: number;
  allowed?: Allowed;
  noticed?: number;
}

/**
 * A claim about which is larger has no margin; where a departure of more than this went unnoticed, nothing could be
 * told.
 */
export const TENFOLD = 10;

/**
 * A claim that the interval of a contrast of logarithms decides, with what the run could have detected.
 *
 * @param options the margin, as a relative change, none where the claim is only about which is larger; the confidence of
 *   the interval; how much more than the margin is put down to the machine, as a logarithm; where the quantity lies if
 *   the claim holds, else within the margin of 1 or, without one, above 1; and the departure, as a logarithm, that is noticed
 *   nine times in ten, where the interval is not one of Student's t
 */
export function byInterval(
  { verdict, evidence }: Found,
  contrast: Contrast,
  { margin = null, confidence, excused = 0, allowed = within(margin), noticed }: Options,
): Judged {
  const { standardError, freedom } = contrast;
  const departure = Math.expm1(excused + (noticed ?? detectable(standardError, freedom, { confidence })));
  return {
    ...{ verdict, evidence, margin, allowed },
    detectable: departure,
    quantity: quantityOf(contrast),
    couldHardlyFail: departure > (margin ?? TENFOLD),
    observations: null,
  };
}

/** A claim that is decided by counting or looking, on so many observations. */
export function byCount({ verdict, evidence }: Found, observations: number): Judged {
  const byNoInterval = { detectable: null, quantity: null, allowed: null, margin: null, couldHardlyFail: false };
  return { verdict, evidence, ...byNoInterval, observations };
}

function within(margin: number | null): Allowed {
  return margin === null ? { low: 1, high: null } : { low: 1 / (1 + margin), high: 1 + margin };
}

/** Null where the interval has neither end. */
function quantityOf({ estimate, low, high }: Contrast): Quantity | null {
  const ends = { low: endOf(low), high: endOf(high) };
  if (ends.low === null && ends.high === null) return null;
  const hasBoth = ends.low !== null && ends.high !== null;
  return { estimate: hasBoth ? Math.exp(estimate) : null, ...ends };
}

/** Null of a logarithm without end, and of one whose number has none. */
function endOf(log: number): number | null {
  const end = Math.exp(log);
  return Number.isFinite(log) && Number.isFinite(end) ? end : null;
}
