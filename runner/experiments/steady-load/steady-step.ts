import type { Purpose, Steady } from "../../../content/run/observations/steady.ts";
import type { ConnectionUse } from "../../../content/run/parts/load-window.ts";
import {
  kindOfWindow,
  type MixedLoad,
  type SteadyPlan,
  type SteadyRequest,
  windowSeconds,
} from "../../../content/run/steady-plan.ts";
import type { Planned, Step, StepsByPlace } from "../common/experiment.ts";

/** A window of steady load to take. */
export interface SteadyStep extends Step {
  kind: "steady";
  asked: SteadyRequest;
  purpose: Purpose;
  use: ConnectionUse;
  repetition: number;
  place: number;
  /** How many connections a closed loop keeps busy; null for an open one. */
  connections: number | null;
  /** The share of the highest rate at which requests are due; null where the rate follows from something else. */
  share: number | null;
  /** What the 99th percentile is to stay below, where the capacity is looked for. */
  p99Seconds: number | null;
  /** The light load that this is, alone or beside another; null where it is none. */
  mixed: MixedLoad | null;
}

type Wanted = Pick<SteadyStep, "target" | "asked" | "purpose" | "use"> & Partial<SteadyStep>;

/** Until threads are told, and the last request is answered. */
const START_SECONDS = 0.1;

/** All windows of steady load by when they come: targets take turns in each place. */
export const steadySteps: StepsByPlace<SteadyStep> = {
  first: ({ plan: { steady } }) => (steady ? ceilings(steady, 0) : []),
  inRepetition: ({ plan: { steady } }: Planned, repetition) =>
    steady
      ? [
          ...(repetition > 0 ? ceilings(steady, repetition) : []),
          ...rates(steady, repetition),
          ...mixed(steady, repetition),
        ]
      : [],
  last: ({ plan: { steady } }) => (steady ? [...searches(steady), ...confirmations(steady)] : []),
};

/** What tells a window from all others of its target. */
export function steadyIdentity(one: SteadyStep | Steady): (string | number)[] {
  const { endpoint, use, connections } =
    "asked" in one
      ? { ...one.asked, ...one }
      : { ...one, ...one.window, connections: one.window.loop.kind === "closed" ? one.window.loop.connections : null };
  return [endpoint, one.purpose, use, connections ?? 0, one.share ?? 0, one.repetition, one.place];
}

function ceilings(plan: SteadyPlan, repetition: number): SteadyStep[] {
  return plan.uses.flatMap(({ use, connections: tried }) =>
    tried.flatMap((connections) =>
      plan.loads.map(({ target, ...asked }) =>
        step(plan, { target, asked, purpose: "ceiling", use, connections, repetition }),
      ),
    ),
  );
}

function rates(plan: SteadyPlan, repetition: number): SteadyStep[] {
  return plan.uses.flatMap(({ use, shares }) =>
    shares.flatMap((share) =>
      plan.loads.map(({ target, ...asked }) => step(plan, { target, asked, purpose: "rate", use, share, repetition })),
    ),
  );
}

function mixed(plan: SteadyPlan, repetition: number): SteadyStep[] {
  const use = usualUse(plan);
  return plan.mixed.flatMap((load, place) =>
    (["alone", "beside"] as const).map((purpose) =>
      step(plan, { target: load.target, asked: load.light, purpose, use, repetition, place, mixed: load }),
    ),
  );
}

function searches(plan: SteadyPlan): SteadyStep[] {
  return towardsCapacity(plan, "capacity", plan.bisections);
}

/** In turns on both sides of the capacity, the lower one first. */
function confirmations(plan: SteadyPlan): SteadyStep[] {
  return towardsCapacity(plan, "confirmation", 2 * plan.confirmations);
}

function towardsCapacity(plan: SteadyPlan, purpose: "capacity" | "confirmation", windows: number): SteadyStep[] {
  const use = usualUse(plan);
  return Array.from({ length: windows }, (_, place) =>
    plan.loads
      .filter(({ p99Seconds }) => p99Seconds !== null)
      .map(({ target, p99Seconds, ...asked }) => step(plan, { target, asked, purpose, use, place, p99Seconds })),
  ).flat();
}

function usualUse({ uses }: SteadyPlan): ConnectionUse {
  return uses[0]?.use ?? "kept";
}

function step(plan: SteadyPlan, wanted: Wanted): SteadyStep {
  const seconds = windowSeconds(plan, kindOfWindow(wanted.purpose));
  return {
    ...{ kind: "steady", repetition: 0, place: 0, connections: null, share: null, p99Seconds: null, mixed: null },
    ...wanted,
    estimateSeconds: START_SECONDS + plan.warmUpSeconds + seconds,
  };
}
