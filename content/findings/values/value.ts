import type { Run } from "../../run/run.ts";
import { threeDigits } from "../three-digits.ts";

/** A number of the article: null when the run does not have it; an interval where its spread is known. */
export interface Value {
  number: number | null;
  unit: string;
  /** What is said in place of a number that is null though it was measured. */
  instead?: string;
  /** What is said before the number where it is only known to be less, or no less. */
  limit?: "less than" | "at least";
  interval?: { low: number; high: number } | null;
  /** What the interval is, where it is none of 95% confidence. */
  intervalIs?: string;
  /** What it is the median of, in the same unit. */
  sample?: number[] | undefined;
}

/** A number that an article may name: it is looked up in the run that the article is about. */
export type ValueOf = (run: Run) => Value;

/** The numbers of an article by their ids, by which its text names them. */
export type Values = Readonly<Record<string, ValueOf>>;

/**
 * Looks a number up by its id.
 *
 * @throws RangeError for an id that there is not, listing those there are
 */
export function lookUp(values: Values, id: string, run: Run): Value {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  if (!value) throw new RangeError(`expected a value among ${Object.keys(values).join(", ")}, got "${id}"`);
  return value(run);
}

/** A count, or another number without a unit. */
export function plain(number: number | null): Value {
  return { number, unit: "" };
}

/** A time that is said in seconds. */
export function seconds(number: number | null): Value {
  return { number, unit: "s" };
}

/** A time in seconds that is said in milliseconds. */
export function milliseconds(inSeconds: number | null): Value {
  return { number: inSeconds === null ? null : inSeconds * 1000, unit: "ms" };
}

/** A value as text: three significant digits for measured quantities, whole numbers as they are. */
export function sayValue({ number, unit, instead = "not measured", limit, interval }: Value): string {
  if (number === null) return instead;
  const said = `${limit ? `${limit} ` : ""}${withUnit(digits(number), unit, "\u202f")}`;
  return interval ? `${said} (${digits(interval.low)} to ${digits(interval.high)})` : said;
}

/** What lies behind a value: of how many it is the median, and how far they spread; null where it is a count. */
export function saySpread({
  sample,
  interval,
  intervalIs = "in parentheses the 95% interval",
  unit,
}: Value): string | null {
  if (sample && sample.length > 0) {
    const [least, most] = [digits(Math.min(...sample)), digits(Math.max(...sample))];
    return sample.length === 1
      ? "one sample"
      : `median of ${sample.length}, from ${least} to ${withUnit(most, unit, " ")}`;
  }
  return interval ? intervalIs : null;
}

/** A sign stands at its number, as English has it; any other unit stands apart. */
function withUnit(said: string, unit: string, gap: string): string {
  return unit === "" || unit === "%" ? `${said}${unit}` : `${said}${gap}${unit}`;
}

function digits(number: number): string {
  return Number.isInteger(number) ? String(number) : threeDigits(number);
}
