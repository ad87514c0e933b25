import { z } from "zod";
import { count, spokenText, text } from "../run/parts/units.ts";
import { binomialQuantile } from "../statistics/binomial.ts";
import { claimTrialsSchema, heldTogether } from "./claim-trials.ts";

/** How sure a decision claims to be: one of twenty differences that are none may be found. */
const NOMINAL_RATE = 0.05;
/** The share of planted slowdowns that have to be found. */
const LEAST_FOUND = 0.9;

/** Comparisons of one target with itself, and how many were found to differ. */
const comparisonCountsSchema = z.object({
  comparisons: count,
  decided: count,
  /** How many times as long the second name took, comparison by comparison. */
  ratios: z.array(z.number().positive()),
});

/** Comparisons of one kind, with how much more work the second was asked for: 1 is as much, and nothing may differ. */
const checkSchema = comparisonCountsSchema.extend({
  how: z.enum(["simulated", "real"]),
  /** What was compared with: a plan that is shipped, or its levels and repetitions in words. */
  plan: text(60),
  factor: z.number().min(1),
});

/** What `pnpm self-check` found: a target against itself, and against itself with more work. */
export const selfCheckSchema = z.object({
  madeAt: z.iso.datetime(),
  benchbook: spokenText,
  checks: z.array(checkSchema).min(1),
  /** When the claims were tried, where that was another time. */
  claimsMadeAt: z.iso.datetime().optional(),
  /** Every claim of every article, by every plan that is shipped. */
  claims: z.array(claimTrialsSchema),
});

/** See {@link comparisonCountsSchema}. */
export type ComparisonCounts = z.infer<typeof comparisonCountsSchema>;
/** See {@link checkSchema}. */
export type Check = z.infer<typeof checkSchema>;
/** See {@link selfCheckSchema}. */
export type SelfCheck = z.infer<typeof selfCheckSchema>;

/** A limit of the self-check, what was found, and whether it holds. */
export interface Limit {
  what: string;
  found: string;
  limit: string;
  holds: boolean;
}

/**
 * The limits of a self-check: false decisions at the nominal rate within binomial tolerance (its 97.5% quantile), of
 * comparisons and of all claims together, and planted slowdowns found in at least nine of ten.
 */
export function limitsOf({ checks, claims }: SelfCheck): Limit[] {
  const same = checks.filter(({ factor }) => factor === 1);
  const comparisons = same.reduce((sum, one) => sum + one.comparisons, 0);
  const decided = same.reduce((sum, one) => sum + one.decided, 0);
  return [atMost("all together, the same", { comparisons, decided }), ...checks.map(limitOf), ofClaims(claims)];
}

function limitOf(check: Check): Limit {
  const { how, plan, factor } = check;
  const made = `${how}, ${plan}`;
  if (factor === 1) return atMost(`${made}: the same`, check);
  return atLeast(`${made}: ${Math.round(100 * (factor - 1))}% more work`, check);
}

/** Claims that are just false: what is too little to show in one of them shows in the sum. */
function ofClaims(claims: SelfCheck["claims"]): Limit {
  const { trials, held, most } = heldTogether(claims);
  const found = `${held} of ${trials} hold`;
  return {
    what: "all claims that an interval decides: just false",
    found,
    limit: `at most ${most}`,
    holds: held <= most,
  };
}

function atMost(what: string, { comparisons, decided }: Pick<ComparisonCounts, "comparisons" | "decided">): Limit {
  const most = binomialQuantile(0.975, comparisons, NOMINAL_RATE);
  const found = `${decided} of ${comparisons} decided`;
  return { what, found, limit: `at most ${most}`, holds: comparisons > 0 && decided <= most };
}

function atLeast(what: string, { comparisons, decided }: ComparisonCounts): Limit {
  const least = Math.ceil(LEAST_FOUND * comparisons);
  const found = `${decided} of ${comparisons} decided`;
  return { what, found, limit: `at least ${least}`, holds: comparisons > 0 && decided >= least };
}
