import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { threeDigits } from "../three-digits.ts";

/** The confidence of intervals beside which none is said. */
const USUAL = 0.95;

/**
 * A contrast of logarithms as a ratio with its interval: `1.80 (1.77 to 1.83)`. Where only one end of the interval is known,
 * so is that end alone: `at least 1.77`.
 *
 * @param confidence said beside the interval, where it is not 95%: `1.80 (1.77 to 1.83 at 90%)`
 */
export function sayRatio({ estimate, low, high }: Pick<Contrast, "estimate" | "low" | "high">, confidence = USUAL) {
  const [ratio, from, to] = [estimate, low, high].map((log) => threeDigits(Math.exp(log)));
  const at = confidence === USUAL ? "" : `at ${sayConfidence(confidence)}`;
  const hasEnds = [Math.exp(low) > 0, Number.isFinite(Math.exp(high))] as const;
  if (hasEnds[0] && hasEnds[1]) return `${ratio} (${[`${from} to ${to}`, at].join(" ").trim()})`;
  if (!hasEnds[0] && !hasEnds[1]) return "an unknown number";
  return `${hasEnds[0] ? `at least ${from}` : `at most ${to}`}${at && ` (${at})`}`;
}

/** A confidence as a percentage of three digits, or as many as it takes not to say that it is certain: `99.5%`, `99.95%`. */
export function sayConfidence(confidence: number): string {
  return `${Number((100 * confidence).toPrecision(confidence > 0.9995 - 1e-9 ? 4 : 3))}%`;
}
