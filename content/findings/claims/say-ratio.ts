import type { Contrast } from "../../statistics/contrast.ts";
import { detectableChange } from "../../statistics/detectable.ts";

/** A contrast of logarithms as a ratio with its 95% interval: `1.80 (1.77 to 1.83)`. */
export function sayRatio({ estimate, low, high }: Pick<Contrast, "estimate" | "low" | "high">): string {
  const [ratio, from, to] = [estimate, low, high].map((log) => Math.exp(log).toPrecision(3));
  return `${ratio} (${from} to ${to})`;
}

/**
 * What a run could have found: the smallest departure that it would have noticed nine times in ten, and whether that is
 * more than the margin, so that the claim could hardly have failed.
 *
 * @param margin as a relative change; none where the claim is only about which is larger
 */
export function sayDetectable(found: Pick<Contrast, "standardError" | "freedom">, margin?: number): string {
  const change = detectableChange(found);
  const noticed = `${sayPercent(change)} would have been noticed`;
  if (margin === undefined || change <= margin) return noticed;
  return `only ${noticed}, more than the margin of ${sayPercent(margin)}: within that margin it could hardly have failed`;
}

/** A relative change as a percentage; one that is many times the whole is said as such. */
function sayPercent(change: number): string {
  if (!(change < 10)) return "more than tenfold";
  const percent = change * 100;
  return `${percent < 10 ? Number(percent.toPrecision(2)) : Math.round(percent)}%`;
}
