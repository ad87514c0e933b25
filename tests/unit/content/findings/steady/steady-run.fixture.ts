import type { Steady } from "../../../../../content/run/observations/steady.ts";
import type { ConnectionUse } from "../../../../../content/run/parts/load-window.ts";
import type { Run } from "../../../../../content/run/run.ts";
import type { SteadyPlan } from "../../../../../content/run/steady-plan.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { closedWindow, encoded, openWindow, steadyAt, steadyOf } from "./window.fixture.ts";

/** What is under steady load in the run. */
export const LOAD = { target: "fastapianalytics", endpoint: "sync-cpubound", use: "kept" } as const;
/** Its light load, and what keeps the server busy beside it. */
export const MIXED = { target: LOAD.target, light: "async-iobound", blocking: LOAD.endpoint } as const;
/** What the 99th percentile of the load is to stay below. */
const BOUND_SECONDS = 0.05;

const asked = { endpoint: LOAD.endpoint, work: "matrix", executor: "worker", workSeconds: 0.005 } as const;
const light = { endpoint: MIXED.light, work: "wait", executor: "event-loop", workSeconds: 0.005 } as const;

const PLAN: SteadyPlan = {
  loads: [{ target: LOAD.target, ...asked, p99Seconds: BOUND_SECONDS }],
  mixed: [{ target: LOAD.target, light, ratePerSecond: 20, blocking: asked, blockingEverySeconds: 1 }],
  uses: [
    { use: "kept", connections: [16], shares: [0.5, 0.9] },
    { use: "fresh", connections: [16], shares: [0.5] },
  ],
  ...{ arrivals: "poisson", warmUpSeconds: 1, seconds: 10, threads: 2, mostConnections: 100 },
  ...{ requestTimeoutSeconds: 10, bisections: 2, confirmations: 1 },
};

/** A run with windows of steady load. */
export async function steadyRun(...windows: Steady[]): Promise<Run> {
  const run = await fixtureRun();
  const observations = windows.map((one, index) => ({ ...one, order: index }));
  return { ...run, plan: { ...run.plan, steady: PLAN }, observations: [...run.observations, ...observations] };
}

/** Windows at a rate, one for each time that all of its requests took. */
export function windowsAt(ratePerSecond: number, share: number | null, ...seconds: number[]): Steady[] {
  const { target, endpoint } = LOAD;
  return seconds.map((one, repetition) =>
    steadyAt(ratePerSecond, one, { target, endpoint, iterations: 1, share, repetition, purpose: "rate" }),
  );
}

/** The load with a closed loop that had so many answers a second. */
export function ceilingAt(perSecond: number, use: ConnectionUse = "kept"): Steady {
  const { target, endpoint } = LOAD;
  return steadyOf(closedWindow({ answered: 10 * perSecond, use }), { target, endpoint, purpose: "ceiling" });
}

/**
 * All that figures show: closed loops on kept and fresh connections, two rates of which the higher one breaks the bound, one
 * whose only window does not count, and a light load alone and beside another.
 */
export function wholeLoad(): Steady[] {
  const [invalid] = windowsAt(190, 0.95, 0.02);
  const overTime = {
    longest: [0.01, null, 0.4, ...Array<null>(97).fill(null)],
    unanswered: [0, 1, ...Array<number>(98).fill(0)],
  };
  const light = [...lightWindows("alone", 0.01, 0.011), ...lightWindows("beside", 0.3, 0.31)];
  return [
    ...[ceilingAt(200), ceilingAt(210), ceilingAt(100, "fresh"), ceilingAt(105, "fresh")],
    ...[...windowsAt(100, 0.5, 0.02, 0.021, 0.019), ...windowsAt(180, 0.9, 0.2, 0.21, 0.19)],
    ...(invalid ? [{ ...invalid, window: { ...invalid.window, cpuShares: [0.99] } }] : []),
    ...light.map((one) => ({ ...one, window: { ...one.window, overTime } })),
  ];
}

/** Windows of the light load, alone or beside the other, one for each time that all of its requests took. */
export function lightWindows(purpose: "alone" | "beside", ...seconds: number[]): Steady[] {
  const beside = { endpoint: MIXED.blocking, iterations: 1, window: openWindow({ latency: encoded([0.5]) }) };
  return seconds.map((one, repetition) =>
    steadyAt(20, one, {
      ...{ target: MIXED.target, endpoint: MIXED.light, iterations: 5, purpose, repetition },
      beside: purpose === "beside" ? beside : null,
    }),
  );
}
