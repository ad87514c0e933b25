import type { SteadyPlan } from "../../content/run/steady-plan.ts";

/** How much of a steady load a named plan measures, where an article wants one. */
export interface SteadySizes extends Omit<SteadyPlan, "loads" | "mixed"> {
  /** Seconds of work that one request asks for, and one that keeps a server busy beside others. */
  workSeconds: { wait: number; compute: number; blocking: number };
  blockingEverySeconds: number;
}

/** How much a named plan measures. */
export interface Sizes {
  /**
   * Seconds of work that one request asks for: on endpoints declared as long, which have those of the original notebook, on
   * short ones, and on those that wait.
   */
  workSeconds: { long: number; short: number; wait: number };
  calibrationSamples: number;
  levels: readonly number[];
  /** Whether levels just above and at twice each target's workers are added, or one above all of them if there is none. */
  aroundWorkers: boolean;
  ioLevels: readonly number[];
  repetitions: number;
  /**
   * Where a run measures until claims are decided: the most repetitions and seconds of bursts, the share of the work that a
   * request asks for then, and bursts of one request in each repetition. On a slow machine a third of the time went into four
   * of these, and claims lacked repetitions; what an undecided claim needs is measured again anyway.
   */
  untilDecided: { repetitions: number; burstSeconds: number; workShare: number; soloBursts: number };
  /** Bursts of one request in each repetition: nearly all of the error of growth is theirs. */
  soloBursts: number;
  /** Bursts of every larger level where waits are awaited, which all take about as long as one request. */
  awaitedBursts: number;
  steady: SteadySizes;
}

/** Requests alone on each target: as many as tell one that was held up from a target that takes longer. */
export const SINGLES = 5;
/** Requests of the least work that are sent together to a target before what is measured, so that it is warm. */
export const WARM_UP_REQUESTS = 4;

/** What both plans have of a steady load. Threads: one would be busy before a fast server is. */
const STEADY = {
  arrivals: "poisson",
  threads: 2,
  mostConnections: 512,
  requestTimeoutSeconds: 10,
  blockingEverySeconds: 1,
} as const;

/** The named plans: the original notebook's sizes, and the same steps made short. */
export const PLANS: Record<"full" | "quick", Sizes> = {
  full: {
    workSeconds: { long: 2, short: 0.3, wait: 0.2 },
    calibrationSamples: 50,
    levels: [1, 2, 3, 4, 5, 10],
    aroundWorkers: true,
    // 40 is how many threads a plain endpoint gets by default: 41 and 80 show where they end.
    ioLevels: [1, 2, 5, 10, 20, 40, 41, 80],
    repetitions: 3,
    untilDecided: { repetitions: 4, burstSeconds: 600, workShare: 0.5, soloBursts: 3 },
    soloBursts: 3,
    awaitedBursts: 3,
    steady: {
      ...STEADY,
      workSeconds: { wait: 0.02, compute: 0.005, blocking: 0.5 },
      uses: [
        { use: "kept", connections: [16, 64, 256], shares: [0.05, 0.5, 0.7, 0.8, 0.9, 0.95] },
        { use: "fresh", connections: [64], shares: [] },
      ],
      ...{ warmUpSeconds: 0.3, seconds: 2, ceilingSeconds: 1, mixedSeconds: 5, bisections: 2, confirmations: 2 },
    },
  },
  quick: {
    workSeconds: { long: 0.16, short: 0.08, wait: 0.1 },
    calibrationSamples: 20,
    levels: [1, 2, 3, 5],
    aroundWorkers: false,
    ioLevels: [1, 5, 41],
    repetitions: 2,
    untilDecided: { repetitions: 6, burstSeconds: 120, workShare: 1, soloBursts: 2 },
    soloBursts: 4,
    awaitedBursts: 4,
    steady: {
      ...STEADY,
      workSeconds: { wait: 0.02, compute: 0.005, blocking: 0.3 },
      uses: [{ use: "kept", connections: [16], shares: [0.05, 0.5, 0.9] }],
      ...{ warmUpSeconds: 0.3, seconds: 1, mixedSeconds: 3, bisections: 2, confirmations: 1 },
    },
  },
};
