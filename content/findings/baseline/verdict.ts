import type { Interval } from "../claims/verdict.ts";
import { threeDigits } from "../three-digits.ts";

/** What a run says to a published figure: undecided is neither. */
export type Reproduced = "reproduced" | "differs" | "undecided";

/** A published quantity beside the run's. */
export interface Compared {
  /** The sweep that it is about, where it is about one. */
  endpoint?: string;
  target?: string;
  quantity: string;
  published: string;
  ours: string;
  verdict: Reproduced;
  /** What the verdict rests on, in one line. */
  why: string;
}

/** Quantities that are compared under one rule. */
export interface Comparisons {
  title: string;
  /** The rule, as the page states it. */
  rule: string;
  rows: Compared[];
}

/** What holds for every comparison that has a range. */
export const RULE =
  "Machines differ, so only shapes and ratios are compared, never seconds. Nearly everything published is a single sample: what counts is the range in which another such sample would lie with 95% probability (Student's t). A quantity is reproduced when our whole interval lies in that range, differs when it lies wholly outside, and is undecided otherwise. It is also undecided where the range holds what a server of another kind would give, or where no such server is known: to lie in a range that excludes nothing tells little.";

/**
 * The verdict on an interval of ours and the range in which another published sample would lie.
 *
 * @param rivals what servers of another kind would give: a range that holds one of them cannot reproduce anything, nor
 *   one of which nobody knows what it would exclude
 * @param meaning what it says of a range that it holds one of them, as a clause
 */
export function judge(
  ours: Interval | null,
  range: Interval,
  rivals: number[],
  meaning = "which another kind of server gives",
): Pick<Compared, "verdict" | "why"> {
  const said = `range ${sayRange(range)}`;
  if (!ours) return { verdict: "undecided", why: `this run has no interval of it; ${said}` };
  if (ours.high < range.low || ours.low > range.high) return { verdict: "differs", why: `wholly outside ${said}` };
  if (ours.low < range.low || ours.high > range.high) return { verdict: "undecided", why: `partly outside ${said}` };
  const rival = rivals.find((one) => one >= range.low && one <= range.high);
  if (rival !== undefined) return { verdict: "undecided", why: `${said} also holds ${sayNumber(rival)}, ${meaning}` };
  if (rivals.length === 0)
    return { verdict: "undecided", why: `inside ${said}, which tells little: it excludes no rival` };
  return { verdict: "reproduced", why: `inside ${said}, clear of ${rivals.map(sayNumber).join(" and ")}` };
}

/** A number to three digits, or that there is none. */
export function sayNumber(number: number | null | undefined): string {
  if (number === null || number === undefined) return "not measured";
  return Number.isInteger(number) ? String(number) : threeDigits(number);
}

/** An interval to three digits. */
export function sayRange({ low, high }: Interval): string {
  return `${sayNumber(low)} to ${sayNumber(high)}`;
}

/** An estimate with its interval, where it has one. */
export function sayEstimate(number: number | null | undefined, interval: Interval | null | undefined): string {
  return interval ? `${sayNumber(number)} (${sayRange(interval)})` : sayNumber(number);
}
