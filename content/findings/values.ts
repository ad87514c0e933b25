import type { Run } from "../run/run.ts";
import { LOOKUPS } from "./lookups.ts";

/** A number of the article: null when the run does not have it; an interval where its spread is known. */
export interface Value {
  number: number | null;
  unit: string;
  interval?: { low: number; high: number } | null;
  /** What it is the median of, in the same unit. */
  sample?: number[] | undefined;
}

/**
 * Looks a number up by its name, words joined by dots.
 *
 * @throws RangeError for a name that no lookup knows, listing those there are
 */
export function lookUp(run: Run, name: string): Value {
  const [what = "", ...words] = name.split(".");
  const lookup = LOOKUPS[what];
  if (!lookup)
    throw new RangeError(`<Value of="${name}"/>: expected one of ${Object.keys(LOOKUPS).join(", ")}, got "${what}"`);
  return lookup(run, ...words);
}

/** A value as text: three significant digits for measured quantities, whole numbers as they are. */
export function sayValue({ number, unit, interval }: Value): string {
  if (number === null) return "not measured";
  const said = unit ? `${digits(number)}\u202f${unit}` : digits(number);
  return interval ? `${said} (${digits(interval.low)} to ${digits(interval.high)})` : said;
}

/** What lies behind a value: of how many it is the median, and how far they spread; null where it is a count. */
export function saySpread({ sample, interval, unit }: Value): string | null {
  if (sample && sample.length > 0) {
    const [least, most] = [digits(Math.min(...sample)), digits(Math.max(...sample))];
    return sample.length === 1 ? "one sample" : `median of ${sample.length}, from ${least} to ${most} ${unit}`;
  }
  return interval ? "in parentheses the 95% interval" : null;
}

function digits(number: number): string {
  if (Number.isInteger(number)) return String(number);
  return number >= 1000 ? number.toFixed(0) : number.toPrecision(3);
}
