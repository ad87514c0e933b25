import { z } from "zod";
import { binomialQuantile } from "../statistics/binomial.ts";
import { count, spokenText } from "./parts/units.ts";

/** How sure a decision claims to be: one of twenty differences that are none may be found. */
export const NOMINAL_RATE = 0.05;
/** The share of planted slowdowns of a tenth that have to be found: 18 of 20. */
export const LEAST_FOUND = 0.9;

/** Comparisons of one target with itself, and how many were found to differ. */
export const trialsSchema = z.object({
  comparisons: count,
  decided: count,
  /** How many times as long the second name took, comparison by comparison. */
  ratios: z.array(z.number().positive()),
});

/** What `pnpm self-check` found: a target against itself, and against itself with a tenth more work. */
export const selfCheckSchema = z.object({
  madeAt: z.iso.datetime(),
  benchbook: spokenText,
  simulated: z.object({ same: trialsSchema, planted: trialsSchema }),
  real: z.object({ same: trialsSchema, planted: trialsSchema }),
});

/** See {@link trialsSchema}. */
export type Trials = z.infer<typeof trialsSchema>;
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
 * The limits of a self-check: false decisions at the nominal rate within binomial tolerance (its 97.5% quantile), and
 * planted slowdowns found in at least nine of ten.
 */
export function limitsOf({ simulated, real }: SelfCheck): Limit[] {
  const all = { comparisons: 0, decided: 0 };
  for (const { same } of [simulated, real]) {
    all.comparisons += same.comparisons;
    all.decided += same.decided;
  }
  return [
    atMost("simulated and real, the same", all),
    atMost("real, the same", real.same),
    atLeast("simulated, a tenth more work", simulated.planted),
    atLeast("real, a tenth more work", real.planted),
  ];
}

function atMost(what: string, { comparisons, decided }: Pick<Trials, "comparisons" | "decided">): Limit {
  const most = binomialQuantile(0.975, comparisons, NOMINAL_RATE);
  const found = `${decided} of ${comparisons} decided`;
  return { what, found, limit: `at most ${most}`, holds: comparisons > 0 && decided <= most };
}

function atLeast(what: string, { comparisons, decided }: Trials): Limit {
  const least = Math.ceil(LEAST_FOUND * comparisons);
  const found = `${decided} of ${comparisons} decided`;
  return { what, found, limit: `at least ${least}`, holds: comparisons > 0 && decided >= least };
}
