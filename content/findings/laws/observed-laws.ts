import { decideLaw } from "../../model/fit/decide.ts";
import type { Law } from "../../model/law.ts";
import { lawOf, type ServiceStretch } from "../../model/observed-law.ts";
import { confidenceOf } from "../../run/looks.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { contrast } from "../../statistics/contrasts/contrast.ts";
import { median } from "../../statistics/quantile.ts";
import { makespan } from "../bursts/bursts.ts";
import { concurrencyOf } from "../bursts/concurrency.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { othersComputed } from "../processes/core-share.ts";
import { wholeCoresOf } from "../usable-cores.ts";
import { burstsOfOneServer } from "./bursts-of-one-server.ts";

/** What of a run laws are taken from. */
type Observed = Pick<Run, "plan" | "observations" | "environment" | "targets">;

/** What a sweep's law is taken from, and what it is. */
export interface ObservedLaw {
  /** Null where it is undecided. */
  law: Law | null;
  /** The most requests worked on at the same moment, over all bursts; null where nothing shows it. */
  concurrency: number | null;
  /**
   * Whether at least two bursts of more requests had as many at work at once, or there is no larger burst: one burst may
   * have fewer than there are places where something keeps its requests from beginning.
   */
  isRepeated: boolean;
  /** Bursts of more requests than that, and of these, how many had fewer at work at once. */
  larger: { bursts: number; fewer: number };
  /** The same for each level that was measured, ascending. */
  byLevel: { level: number; concurrency: number | null }[];
  /** Null where the server told no service times, or with one repetition. */
  stretch: (ServiceStretch & { confidence: number }) | null;
  /** Whether it rests on completions only: not every answer told when its work began and ended. Say so beside it. */
  isWeaker: boolean;
}

/**
 * The law of one sweep: from observed concurrency and stretch where every answer told the interval of its work, on whichever
 * clock the server has; from completions alone, fitted and compared with the data, where not.
 *
 * @param confidence of the interval of the stretch: that of all laws of a run,
 * where a claim about one law needs only its own
 * @returns null where no burst of more than one was measured
 */
export function observedLawOf(
  run: Observed,
  side: SweepId,
  confidence = Math.max(ALL_LAWS_CONFIDENCE, confidenceOf(run)),
): ObservedLaw | null {
  const bursts = burstsOfOneServer(run, side);
  const levels = Map.groupBy(bursts, ({ level }) => level);
  const largest = Math.max(0, ...levels.keys());
  if (largest < 2) return null;
  if (!bursts.every(tellsConcurrency)) return fromCompletions(run, side, bursts);
  const byLevel = [...levels]
    .map(([level, of]) => ({ level, concurrency: Math.max(...of.map((burst) => concurrencyOf(burst) ?? 0)) }))
    .toSorted((a, b) => a.level - b.level);
  const concurrency = Math.max(...byLevel.map((one) => one.concurrency));
  const above = bursts.filter((burst) => burst.level > concurrency);
  const fewer = above.filter((burst) => concurrencyOf(burst) !== concurrency).length;
  const isRepeated = above.length === 0 || above.length - fewer >= LEAST_BURSTS;
  const stretch = stretchOf([...levels.values()], busiest(byLevel, concurrency), confidence);
  const law = isRepeated ? lawOf({ concurrency, level: largest, stretch }) : null;
  // Some that are served at once slow each other down as well where other programs compute on their cores. A quota is no such
  // thing: what it leaves is all the cores that the server has.
  const isMachines = law === "queued and shared" && othersComputed(run, side.target);
  const seen = { concurrency, isRepeated, larger: { bursts: above.length, fewer }, byLevel, stretch };
  return { law: isMachines ? null : law, ...seen, isWeaker: false };
}

const LEAST_BURSTS = 2;

/**
 * Whether the intervals of a burst's work tell how much was served at once:
 * every request has one, all on the server's clock.
 */
function tellsConcurrency(burst: Pick<Burst, "requests">): boolean {
  return burst.requests.every(({ work }) => work) && concurrencyOf(burst) !== null;
}

/**
 * A run names a law for every one of its sweeps, fifteen or more: at 95% two short runs on a disturbed machine contradict
 * each other in one of twenty pairs, at 99.5% in one of two hundred, at 99.95% in none of four hundred. On a quiet machine
 * 999 of 1,000 laws are still named.
 */
const ALL_LAWS_CONFIDENCE = 0.9995;

/** The levels above 1 at which as many requests were at work at once as at any: where a service has least for itself. */
function busiest(byLevel: ObservedLaw["byLevel"], most: number): number[] {
  return byLevel.flatMap(({ level, concurrency }) => (level > 1 && concurrency === most ? [level] : []));
}

/** An interval that reaches further, as a factor, tells nothing, and would be said with hundreds of digits or without end. */
const FURTHEST = Math.log(1000);

/** The median service in bursts of some levels, all weighing the same, over that of one request alone. */
function stretchOf(levels: Burst[][], busy: number[], confidence: number): ObservedLaw["stretch"] {
  const weights = new Map([...busy.map((level) => [level, 1 / busy.length] as const), [1, -1]]);
  if (!levels.some(([burst]) => burst?.level === 1)) return null;
  const groups = levels.map((bursts) => ({
    values: bursts.map(logService),
    weight: weights.get(levelOf(bursts)) ?? 0,
  }));
  const found = contrast(groups, confidence);
  if (!found || found.high - found.estimate > FURTHEST) return null;
  const [ratio, low, high] = [Math.exp(found.estimate), Math.exp(found.low), Math.exp(found.high)];
  return { ratio, low, high, confidence };
}

function levelOf(bursts: Burst[]): number {
  return bursts[0]?.level ?? 0;
}

function logService({ requests }: Burst): number {
  return Math.log(median(requests.flatMap(({ work }) => work?.serviceSeconds ?? [])));
}

function fromCompletions(run: Observed, side: SweepId, bursts: Burst[]): ObservedLaw {
  const alone = bursts.flatMap((burst) => (burst.level === 1 ? (makespan(burst) ?? []) : []));
  const measured = bursts.map(({ level, requests }) => {
    return { level, completions: requests.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []) };
  });
  const decision = decideLaw(
    measured,
    { soloSeconds: alone.length > 0 ? median(alone) : null, wholeCores: wholeCoresOf(run, side.target) },
    confidenceOf(run),
  );
  const best = decision?.candidates.find(({ law }) => law === decision.law);
  const concurrency = best && !best.slotsAtLeast ? best.slots : null;
  const unseen = { isRepeated: true, larger: { bursts: 0, fewer: 0 }, byLevel: [], stretch: null };
  return { law: decision?.law ?? null, concurrency, ...unseen, isWeaker: true };
}
