import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { type Ceiling, ceilingOf } from "./ceiling.ts";
import { latencyAt } from "./latency-at.ts";
import { type SteadyId, validWindows, windowsOf } from "./windows.ts";

/** A rate at which requests were sent, and its windows. */
export interface OfferedRate {
  /** As a share of the ceiling; null where it was tried on the way to the capacity. */
  share: number | null;
  perSecond: number;
  windows: Steady[];
}

/** Of a run, the windows of an endpoint that count, by today's rule. */
export function validWindowsOf(run: Pick<Run, "observations" | "targets">, id: SteadyId): Steady[] {
  return windowsOf(validWindows(run), id);
}

/** The highest rate of an endpoint, over all repetitions; null where the run does not know it. */
export function ceilingIn(run: Run, id: SteadyId): Ceiling | null {
  return ceilingOf(validWindowsOf(run, id));
}

/** The rates at which an endpoint was loaded, in ascending order; those of a light load among others are not among them. */
export function offeredRates(run: Run, id: SteadyId): OfferedRate[] {
  return ratesOf(validWindowsOf(run, id).filter(({ purpose }) => purpose !== "alone"));
}

/** The same, and the rate of a light load alone. */
export function allRates(run: Run, id: SteadyId): OfferedRate[] {
  return ratesOf(validWindowsOf(run, id));
}

function ratesOf(windows: readonly Steady[]): OfferedRate[] {
  const rates = new Map<number, OfferedRate>();
  for (const seen of windows) {
    const { loop } = seen.window;
    if (loop.kind !== "open") continue;
    const known = rates.get(loop.ratePerSecond);
    const all = [...(known?.windows ?? []), seen];
    rates.set(loop.ratePerSecond, { share: known?.share ?? seen.share, perSecond: loop.ratePerSecond, windows: all });
  }
  return [...rates.values()].toSorted((a, b) => a.perSecond - b.perSecond);
}

/** The latency at a percentile of each window, in seconds; infinite where not enough was answered. */
export function latenciesOf({ windows }: Pick<OfferedRate, "windows">, share: number): number[] {
  return windows.flatMap(({ window }) => latencyAt(window, share) ?? []);
}

/** What the 99th percentile of an endpoint is to stay below, as it was planned. */
export function boundOf({ plan }: Pick<Run, "plan">, { target, endpoint }: SteadyId): number | null {
  const load = plan.steady?.loads.find((one) => one.target === target && one.endpoint === endpoint);
  return load?.p99Seconds ?? null;
}
