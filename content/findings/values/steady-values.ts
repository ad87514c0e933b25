import { confidenceOf } from "../../run/looks.ts";
import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { median } from "../../statistics/quantile.ts";
import { sayConfidence } from "../claims/say-ratio.ts";
import { besideToAlone, rateRatio } from "../steady/comparisons.ts";
import { knownCapacity } from "../steady/known-capacity.ts";
import { type MixedId, mixedWindows } from "../steady/mixed.ts";
import { boundOf, ceilingIn, latenciesOf, offeredRates } from "../steady/steady-loads.ts";
import type { SteadyId } from "../steady/windows.ts";
import { milliseconds, seconds, type Value, type ValueOf } from "./value.ts";

const RATE = "requests/s";

/** What the 99th percentile of a load is to stay below. */
export function bound(id: SteadyId): ValueOf {
  return (run) => milliseconds(boundOf(run, id));
}

/** The highest rate of an endpoint: the median of its best closed loops. */
export function highestRate(id: SteadyId): ValueOf {
  return (run) => {
    const found = ceilingIn(run, id);
    return { number: found?.perSecond ?? null, unit: RATE, sample: found?.windows };
  };
}

/** How many requests a second an endpoint takes with its 99th percentile below the bound, with the interval of that. */
export function capacity(id: SteadyId): ValueOf {
  return (run) => {
    const { perSecond = null, limit = null, low = 0, high = null } = knownCapacity(run, id) ?? {};
    const value = { number: perSecond, unit: RATE };
    if (limit !== null) return { ...value, limit };
    return { ...value, interval: high === null ? null : { low, high }, intervalIs: intervalOf(run) };
  };
}

/** The 99th percentile at a share of the highest rate: the median of its windows. */
export function tail(id: SteadyId, share: number): ValueOf {
  return (run) => ofWindows(offeredRates(run, id).find((one) => one.share === share)?.windows ?? []);
}

/** How many of the requests at a share of the highest rate had no right answer, in percent. */
export function unanswered(id: SteadyId, share: number): ValueOf {
  return (run) => {
    const windows = offeredRates(run, id).find((one) => one.share === share)?.windows ?? [];
    const shares = windows.map(({ window }) => 100 * (1 - window.answered / window.offered));
    return { number: shares.length > 0 ? median(shares) : null, unit: "%", sample: shares };
  };
}

/** How many times as many requests a second the first endpoint answers in closed loops as the second. */
export function highestRateRatio(first: SteadyId, second: SteadyId): ValueOf {
  return (run) => ratioOf(run, rateRatio(run, [first, second], confidenceOf(run)));
}

/** The 99th percentile of a light load, alone or beside the other: the median of its windows. */
export function lightTail(id: MixedId, when: "alone" | "beside"): ValueOf {
  return (run) => ofWindows(mixedWindows(run, id)[when]);
}

/** How many times as long the 99th percentile of a light load is beside the other. */
export function lightTailRatio(id: MixedId): ValueOf {
  return (run) => ratioOf(run, besideToAlone(run, id, confidenceOf(run)));
}

/** At which rate the requests of a light load are sent. */
export function lightRate(id: MixedId): ValueOf {
  return (run) => ({ number: plannedOf(run, id)?.ratePerSecond ?? null, unit: RATE });
}

/** How much time lies between two requests that keep the server busy beside a light load. */
export function blockingEvery(id: MixedId): ValueOf {
  return (run) => seconds(plannedOf(run, id)?.blockingEverySeconds ?? null);
}

/** How much work each of these asks for. */
export function blockingDuration(id: MixedId): ValueOf {
  return (run) => seconds(plannedOf(run, id)?.blocking.workSeconds ?? null);
}

function plannedOf({ plan }: Pick<Run, "plan">, { target, light, blocking }: MixedId) {
  return plan.steady?.mixed.find(
    (one) => one.target === target && one.light.endpoint === light && one.blocking.endpoint === blocking,
  );
}

/** Where more than one in a hundred requests of most windows had no right answer, there is no such percentile. */
function ofWindows(windows: Steady[]): Value {
  const tails = latenciesOf({ windows }, 0.99).filter(Number.isFinite);
  if (windows.length === 0) return milliseconds(null);
  if (2 * tails.length <= windows.length) return { ...milliseconds(null), instead: "unbounded" };
  return { ...milliseconds(median(tails)), sample: tails.map((one) => 1000 * one) };
}

function ratioOf(run: Run, found: Contrast | null): Value {
  if (!found) return { number: null, unit: "times" };
  const { estimate, low, high } = found;
  const interval = { low: Math.exp(low), high: Math.exp(high) };
  return { number: Math.exp(estimate), unit: "times", interval, intervalIs: intervalOf(run) };
}

function intervalOf(run: Run): string {
  return `in parentheses the ${sayConfidence(confidenceOf(run))} interval`;
}
