import type { Judged } from "../claims/verdict.ts";

/**
 * How many more repetitions would decide a claim, were what was found by now the truth. An interval narrows with the square
 * root of what it rests on: one that reaches h to either side of an estimate that is d away from the nearest bound is clear of
 * it after (h/d)² times as many. It is one at least, and one where no interval decides. A claim whose truth is all but at its
 * bound takes more than anybody has time for.
 *
 * @param repetitions measured by now
 */
export function repetitionsToDecide({ quantity, allowed }: Pick<Judged, "quantity" | "allowed">, repetitions: number) {
  if (!quantity || !allowed) return 1;
  const { estimate, low, high } = quantity;
  if (estimate === null || low === null || high === null) return 1;
  const bounds = [allowed.low, allowed.high].filter((bound) => bound !== null);
  const distance = Math.min(...bounds.map((bound) => Math.abs(Math.log(estimate / bound))));
  const times = (Math.log(high / low) / 2 / distance) ** 2;
  return Math.max(1, repetitions * (times - 1));
}
