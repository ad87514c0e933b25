import { soloSeconds } from "../../../content/findings/bursts/solo-seconds.ts";
import type { BurstTotal, SweepLevel } from "../../../content/findings/bursts/sweeps.ts";
import type { SweepLine } from "./sweep-lines.ts";

/** What a sweep shows of its bursts: how long they took, or how many times faster than one after the other. */
export type Quantity = "time" | "speedup";

/** Shown for a time that has no burst of one to be compared with. */
export const NO_SPEEDUP = "no speed-up without a burst of one";

/**
 * A burst's total in a quantity. Its speed-up is n · T / total, T being the line's own median for bursts of one.
 *
 * @returns null for a speed-up on a line that has no burst of one
 */
function quantityOf(
  line: SweepLine,
  quantity: Quantity,
  { level, seconds }: BurstTotal,
  alone = soloSeconds(line),
): number | null {
  if (quantity === "time") return seconds;
  return alone === null || seconds <= 0 ? null : (level * alone) / seconds;
}

/** A level's median in a quantity; null where there is none. */
export function medianOf(line: SweepLine, quantity: Quantity, { level, medianSeconds }: SweepLevel): number | null {
  return medianSeconds === null ? null : quantityOf(line, quantity, { level, seconds: medianSeconds });
}

/** Totals as points of a drawing in a quantity, without those that have none. */
export function pointsOf(line: SweepLine, quantity: Quantity, totals: BurstTotal[]): { x: number; y: number }[] {
  return totals.flatMap((total) => {
    const y = quantityOf(line, quantity, total);
    return y === null ? [] : [{ x: total.level, y }];
  });
}

/** The totals behind a line as points of a drawing, in units of their own single request where they have one. */
export function publishedPoints(line: SweepLine, quantity: Quantity): { x: number; y: number }[] {
  const most = Math.max(...line.levels.map(({ level }) => level));
  // Beyond the largest burst that was measured there is no axis.
  const within = line.published.filter(({ level }) => level <= most);
  return within.flatMap((total) => {
    const y = quantityOf(line, quantity, total, line.publishedSolo);
    return y === null ? [] : [{ x: total.level, y }];
  });
}

/** Every burst of a line that counts. */
export function burstTotals({ levels }: SweepLine): BurstTotal[] {
  return levels.flatMap(({ level, seconds }) => seconds.map((one) => ({ level, seconds: one })));
}

/** Whether a line has a level without a median in a quantity. */
export function hasGap(line: SweepLine, quantity: Quantity): boolean {
  return line.levels.some((at) => medianOf(line, quantity, at) === null);
}
