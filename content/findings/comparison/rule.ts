import { difference } from "../../statistics/contrasts/contrast.ts";
import { quantileOfT } from "../../statistics/t-quantile.ts";
import { judge, sayEstimate, sayNumber } from "../baseline/verdict.ts";
import type { Interval } from "../claims/verdict.ts";
import { START_SPREAD } from "../starts/start-variance.ts";
import type { ComparedQuantity, Estimate, Quantity } from "./quantity.ts";

const CONFIDENCE = 0.95;

/** How far two starts of one program may be apart, as a logarithm: two runs are never told apart by less. */
const STARTS_APART =
  quantileOfT((1 + CONFIDENCE) / 2, START_SPREAD.freedom) * Math.SQRT2 * START_SPREAD.standardDeviation;

/** A range that reaches so far from their value excludes too little. */
const RIVALS = [1 / 2, 2];

/** How quantities of two runs are compared, as pages state it. */
export const RULE = `Quantities are compared as with figures published elsewhere: what counts is the range in which another run like theirs would lie with 95% probability (Student's t), and never less than ${(100 * Math.expm1(STARTS_APART)).toFixed(0)}% either way, by which two starts of one program may differ. A quantity is reproduced when the whole 95% interval of yours lies in that range. It differs when yours lies wholly outside, also with both drawn wide enough for all quantities compared here together (Bonferroni): where nothing differs, one page in twenty or fewer says that anything does. It is undecided otherwise, where the range reaches half or twice their value and so excludes too little, and where something else than the servers is known to make the difference.`;

/**
 * Judges quantities under the one rule; see {@link RULE}.
 *
 * @param quantities all that are compared: the more they are, the surer each has to be to differ
 */
export function judgeQuantities(quantities: readonly Quantity[]): ComparedQuantity[] {
  const together = quantities.filter(({ theirs, yours, barrier }) => theirs && yours && barrier === null).length;
  return quantities.map((one) => ({
    ...sayBoth(one),
    ...verdictOn(one, together),
    isComparable: one.barrier === null,
  }));
}

function verdictOn(
  { theirs, yours, barrier, excuse }: Quantity,
  together: number,
): Pick<ComparedQuantity, "verdict" | "why"> {
  if (barrier !== null) return { verdict: "undecided", why: `not to be compared: ${barrier}` };
  if (!theirs || !yours)
    return { verdict: "undecided", why: `${theirs ? "yours" : "theirs"} was not repeated, and has no interval` };
  const value = Math.exp(theirs.estimate);
  const rivals = RIVALS.map((rival) => rival * value);
  const first = judge(intervalOf(yours, CONFIDENCE), rangeOf(theirs, CONFIDENCE), rivals, "which excludes too little");
  if (first.verdict !== "differs") return first;
  if (excuse !== null) return { verdict: "undecided", why: `${first.why}, but ${excuse}` };
  const sure = 1 - (1 - CONFIDENCE) / together;
  if (areApart(intervalOf(yours, sure), rangeOf(theirs, sure))) return first;
  return { verdict: "undecided", why: `${first.why}, but one of ${together} quantities may be so by chance` };
}

/** Where another run like one would lie: both scatter, so the variance counts twice. */
function rangeOf({ estimate, standardError, freedom }: Estimate, confidence: number): Interval {
  const reach = quantileOfT((1 + confidence) / 2, freedom) * Math.SQRT2 * standardError;
  const widest = Math.max(reach, STARTS_APART);
  return { low: Math.exp(estimate - widest), high: Math.exp(estimate + widest) };
}

function intervalOf({ estimate, standardError, freedom }: Estimate, confidence: number): Interval {
  const reach = quantileOfT((1 + confidence) / 2, freedom) * standardError;
  return { low: Math.exp(estimate - reach), high: Math.exp(estimate + reach) };
}

function areApart(one: Interval, other: Interval): boolean {
  return one.high < other.low || one.low > other.high;
}

function sayBoth({
  name,
  unit,
  theirs,
  yours,
  single,
}: Quantity): Omit<ComparedQuantity, "verdict" | "isComparable" | "why"> {
  const [before, now] = [say(theirs, single?.theirs, unit), say(yours, single?.yours, unit)];
  return { name, theirs: before, yours: now, ratio: ratioOf(theirs, yours) };
}

function say(one: Estimate | null, single: number | null | undefined, unit: string): string {
  const said = one ? sayEstimate(Math.exp(one.estimate), intervalOf(one, CONFIDENCE)) : sayNumber(single);
  return unit && (one || single) ? `${said} ${unit}` : said;
}

/** Yours over theirs. */
function ratioOf(theirs: Estimate | null, yours: Estimate | null): ComparedQuantity["ratio"] {
  if (!theirs || !yours) return null;
  const { estimate, low, high } = difference(theirs, yours, CONFIDENCE);
  return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
}
