import type { Contrast } from "../../statistics/contrast.ts";

/** A contrast of logarithms as a ratio with its 95% interval: `1.80 (1.77 to 1.83)`. */
export function sayRatio({ estimate, low, high }: Pick<Contrast, "estimate" | "low" | "high">): string {
  const [ratio, from, to] = [estimate, low, high].map((log) => Math.exp(log).toPrecision(3));
  return `${ratio} (${from} to ${to})`;
}
