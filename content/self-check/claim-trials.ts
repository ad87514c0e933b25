import { z } from "zod";
import { count, text } from "../run/parts/units.ts";
import { binomialQuantile } from "../statistics/binomial.ts";

/** How a claim of an article fared in simulated runs by a shipped plan, so many of each kind. */
export const claimTrialsSchema = z.object({
  claim: text(80),
  statement: text(400),
  plan: z.enum(["full", "quick"]),
  /** Whether runs by that plan are asked it at all: a quick one is not where it could hardly decide it. */
  isAsked: z.boolean().default(true),
  /** Runs of each kind; 0 where the plan, or the stored run, lacks what the claim is about. */
  trials: count,
  /** Runs that decided it, where it is as true or as false as in the stored run. */
  decided: count,
  /** Runs in which it holds, where it is false by no more than it takes. */
  held: count,
  /** Runs in which it fails, where it is false by as much more as they say that they detect; null where it has no scale. */
  noticed: count.nullable(),
  /**
   * Runs that decide it otherwise than most do, where one burst of twenty takes nearly a third longer, or everything half as
   * long again for a fifth of the run.
   */
  wrong: count,
  /** What such runs say that they detect nine times in ten: the root mean square of them all, as a relative change. */
  detectable: z.number().nonnegative().nullable(),
});

/** See {@link claimTrialsSchema}. */
export type ClaimTrials = z.infer<typeof claimTrialsSchema>;

/** A claim may hold although it is just false in one of twenty runs. */
const MOST_HELD = 0.05;
/** What is true or false by as much as in the stored run is to be decided in so many runs. */
const LEAST_DECIDED = { full: 0.9, quick: 0.7 };
/** Disturbances may turn a decision over in one of twenty runs. */
const MOST_WRONG = 0.05;
/** The detectable departure is said to be found nine times in ten. */
const NOTICED = { least: 0.85, most: 0.95 };

/**
 * Which of its limits a claim keeps, within binomial tolerance (2.5% at either end); null where it was not tried, or is
 * not asked.
 */
export function limitsKept({ plan, isAsked, trials, decided, held, noticed, wrong }: ClaimTrials) {
  const most = (share: number) => binomialQuantile(0.975, trials, share);
  const least = (share: number) => binomialQuantile(0.025, trials, share);
  if (trials === 0 || !isAsked) return null;
  return {
    decided: decided >= least(LEAST_DECIDED[plan]),
    held: held <= most(MOST_HELD),
    wrong: wrong <= most(MOST_WRONG),
    noticed: noticed === null || (noticed >= least(NOTICED.least) && noticed <= most(NOTICED.most)),
  };
}

/** Whether a claim keeps all its limits, or has none. */
export function isRight(trials: ClaimTrials): boolean {
  return Object.values(limitsKept(trials) ?? {}).every((isKept) => isKept);
}

/**
 * In how many runs claims hold that are just false, all of them taken together, and in how many they may, within the
 * same tolerance as one. Those that are counted are left out: they hold by chance far less often.
 */
export function heldTogether(all: readonly ClaimTrials[]): { trials: number; held: number; most: number } {
  const decidedByInterval = all.filter(({ detectable }) => detectable !== null);
  const sum = (of: (one: ClaimTrials) => number) => decidedByInterval.reduce((total, one) => total + of(one), 0);
  const [trials, held] = [sum((one) => one.trials), sum((one) => one.held)];
  return { trials, held, most: binomialQuantile(0.975, trials, MOST_HELD) };
}
