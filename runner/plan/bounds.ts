import { MOST_TOGETHER } from "../../content/run/parts/units.ts";
import { burstsPerRepetition, type Plan, type Sweep } from "../../content/run/plan.ts";
import type { SteadyPlan } from "../../content/run/steady-plan.ts";

/** The ranges of the flags' values, each with its reason. */
export const BOUNDS = {
  /** An hour of work in one request: its answer would come within the longest timeout in a small burst only. */
  workSeconds: 3600,
  repetitions: 1000,
  together: MOST_TOGETHER,
  /** Levels in one list: a sweep of more is a sweep of two things. */
  levels: 100,
  /** A day; beyond 24 days a timer of Node would go off at once. */
  requestTimeoutSeconds: 86_400,
  /** A week: the largest plan there may be takes less. */
  timeLimitSeconds: 604_800,
  seed: 999_999_999,
  core: 4095,
  /** As many machines as one manager sends load to. */
  nodes: 64,
} as const;

/** The most that a whole plan may ask for, each with its reason. */
export const PLAN_BOUNDS = {
  /** Ten times the largest plan that anybody had a use for; its file would already hold hundreds of megabytes. */
  bursts: 20_000,
  /** Requests of one kind that are not part of a burst, such as those of a calibration. */
  samples: 10_000,
  /** Windows of steady load: many times the largest plan. */
  windows: 10_000,
  /** An hour: a window of steady load. */
  windowSeconds: 3600,
  /** As many threads of the client as large machines have cores. */
  threads: 256,
  /** Requests a second: more than any client sends. */
  ratePerSecond: 1_000_000,
} as const;

/** How many bursts a plan has. */
export function burstsIn({ sweeps, repetitions, soloBursts }: Pick<Plan, "sweeps" | "repetitions" | "soloBursts">) {
  const ofSweep = (sweep: Sweep) => sweep.levels.map((level) => burstsPerRepetition({ soloBursts }, sweep, level));
  return repetitions * sum(sweeps.flatMap(ofSweep));
}

/**
 * The first thing of a plan that is more than could be asked for here, as a sentence's end: the plan of a run file may have
 * any numbers, and is measured on a machine of whoever repeats it. Null where there is none.
 */
export function beyondBounds(plan: Plan): string | null {
  const { steady } = plan;
  const found = [...ofPlan(plan), ...(steady ? ofSteady(steady, plan.repetitions) : [])].find(
    ({ value, most }) => value > most,
  );
  return found ? `expected at most ${found.most} ${found.what}, got ${found.value}` : null;
}

interface Bounded {
  what: string;
  value: number;
  most: number;
}

function ofPlan(plan: Plan): Bounded[] {
  const { targetSeconds, sweeps, requestTimeoutSeconds, repetitions, calibrationSamples } = plan;
  const seconds = [targetSeconds, ...sweeps.map(({ workSeconds }) => workSeconds ?? 0)];
  const samples = [calibrationSamples, plan.singles ?? 1, plan.roundTripSamples];
  return [
    { what: "repetitions", value: repetitions, most: BOUNDS.repetitions },
    { what: "bursts", value: burstsIn(plan), most: PLAN_BOUNDS.bursts },
    { what: "seconds of work in a request", value: largest(seconds), most: BOUNDS.workSeconds },
    { what: "seconds for a request", value: requestTimeoutSeconds, most: BOUNDS.requestTimeoutSeconds },
    { what: "samples of one kind", value: largest(samples), most: PLAN_BOUNDS.samples },
    { what: "requests to warm up", value: plan.warmUpRequests, most: BOUNDS.together },
  ];
}

function ofSteady(steady: SteadyPlan, repetitions: number): Bounded[] {
  const { loads, mixed, uses, bisections, confirmations } = steady;
  const ofUse = uses.map(({ connections, shares }) => connections.length + shares.length);
  const windows = loads.length * (repetitions * sum(ofUse) + bisections + 2 * confirmations);
  const blocking = mixed.map(({ blockingEverySeconds }) => 1 / blockingEverySeconds);
  const asked = [...loads, ...mixed.flatMap(({ light, blocking: other }) => [light, other])];
  return [
    { what: "windows of steady load", value: windows + 2 * mixed.length * repetitions, most: PLAN_BOUNDS.windows },
    {
      what: "seconds of a window",
      value: steady.warmUpSeconds + Math.max(steady.seconds, steady.ceilingSeconds ?? 0, steady.mixedSeconds ?? 0),
      most: PLAN_BOUNDS.windowSeconds,
    },
    { what: "threads of the client", value: steady.threads, most: PLAN_BOUNDS.threads },
    {
      what: "requests a second",
      value: largest([...mixed.map(({ ratePerSecond }) => ratePerSecond), ...blocking]),
      most: PLAN_BOUNDS.ratePerSecond,
    },
    {
      what: "seconds of work in a request",
      value: largest(asked.map(({ workSeconds }) => workSeconds ?? 0)),
      most: BOUNDS.workSeconds,
    },
    { what: "seconds for a request", value: steady.requestTimeoutSeconds, most: BOUNDS.requestTimeoutSeconds },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Of any number of them, which a call with that many arguments could not take. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}
