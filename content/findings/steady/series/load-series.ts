import type { Steady } from "../../../run/observations/steady.ts";
import type { ConnectionUse } from "../../../run/parts/load-window.ts";
import type { Run } from "../../../run/run.ts";
import type { SteadyLoad, SteadyPlan } from "../../../run/steady-plan.ts";
import { labelOf, placeOf } from "../../../run/target-label.ts";
import { sayEndpoint } from "../../labels.ts";
import { latencyAt } from "../latency-at.ts";
import { boundOf, ceilingIn } from "../steady-loads.ts";
import { invalidSteady, type SteadyId, windowsOf } from "../windows.ts";

/** The percentiles that are shown, as shares of all requests. */
const PERCENTILES = { p50: 0.5, p90: 0.9, p99: 0.99, p999: 0.999 } as const;

/** One of {@link PERCENTILES}. */
export type Percentile = keyof typeof PERCENTILES;

/** The latencies of one window, in seconds; null where fewer requests than that share had a right answer. */
export type WindowLatencies = Record<Percentile, number | null>;

/** A rate at which requests were sent: what each of its windows says, and why others do not count. */
export interface RateLevel {
  perSecond: number;
  /** As a share of the ceiling; null where it was tried on the way to the capacity. */
  share: number | null;
  windows: WindowLatencies[];
  invalidReasons: string[];
}

/** How the latency of one endpoint of one target depends on the rate of requests. */
export interface LoadSeries extends SteadyId {
  label: string;
  /** The target's place in the run, which decides its colour everywhere. */
  place: number;
  /** The highest rate of a closed loop; null where none was found. */
  ceilingPerSecond: number | null;
  /** What the 99th percentile is to stay below; null where no bound is declared. */
  boundSeconds: number | null;
  /** In ascending order. A planned rate of which the run has no window is not among them where its ceiling is unknown. */
  rates: RateLevel[];
}

/** How connections are used where nothing else is said: what capacities are looked for with. */
export function usualUse({ uses }: Pick<SteadyPlan, "uses">): ConnectionUse {
  return uses[0]?.use ?? "kept";
}

/**
 * The planned loads on some endpoints, in the order of the plan.
 *
 * @param targets those to show; without them all
 */
export function loadsOn(run: Run, endpoints: readonly string[], targets?: readonly string[]): SteadyLoad[] {
  const loads = run.plan.steady?.loads ?? [];
  return endpoints.flatMap((endpoint) =>
    loads.filter((one) => one.endpoint === endpoint && (targets?.includes(one.target) ?? true)),
  );
}

/** What loads are called beside one another: by target, with the endpoint where a target has several of them. */
export function labelsOf(run: Run, loads: readonly Pick<SteadyLoad, "target" | "endpoint">[]): string[] {
  return loads.map(({ target, endpoint }) => {
    const isOnly = loads.filter((one) => labelOf(run, one.target) === labelOf(run, target)).length === 1;
    return isOnly ? labelOf(run, target) : `${labelOf(run, target)}: ${sayEndpoint(run, endpoint)}`;
  });
}

/** How the latencies of some endpoints depend on the rate, on connections as they are usually used. */
export function loadSeries(run: Run, endpoints: readonly string[], targets?: readonly string[]): LoadSeries[] {
  const { steady } = run.plan;
  if (!steady) return [];
  const loads = loadsOn(run, endpoints, targets);
  const labels = labelsOf(run, loads);
  return loads.map(({ target, endpoint }, index) => {
    const id = { target, endpoint, use: usualUse(steady) };
    return {
      ...{ ...id, label: labels[index] ?? target, place: placeOf(run, target) },
      ...{ ceilingPerSecond: ceilingIn(run, id)?.perSecond ?? null, boundSeconds: boundOf(run, id) },
      rates: ratesOf(run, id),
    };
  });
}

function ratesOf(run: Run, id: SteadyId): RateLevel[] {
  const endpoints = run.targets.find(({ name }) => name === id.target)?.endpoints ?? [];
  const levels = new Map<number, RateLevel>();
  for (const seen of windowsOf(run.observations, id)) {
    const { loop } = seen.window;
    if (loop.kind !== "open" || seen.purpose === "alone") continue;
    const { share = null, windows = [], invalidReasons = [] } = levels.get(loop.ratePerSecond) ?? {};
    const [invalid] = invalidSteady(seen, endpoints);
    levels.set(loop.ratePerSecond, {
      ...{ perSecond: loop.ratePerSecond, share: share ?? seen.share },
      windows: invalid === undefined ? [...windows, latenciesIn(seen)] : windows,
      invalidReasons: invalid === undefined ? invalidReasons : [...invalidReasons, invalid],
    });
  }
  return [...levels.values()].toSorted((a, b) => a.perSecond - b.perSecond);
}

function latenciesIn({ window }: Steady): WindowLatencies {
  const at = (share: number) => {
    const seconds = latencyAt(window, share);
    return seconds !== null && Number.isFinite(seconds) ? seconds : null;
  };
  const { p50, p90, p99, p999 } = PERCENTILES;
  return { p50: at(p50), p90: at(p90), p99: at(p99), p999: at(p999) };
}
