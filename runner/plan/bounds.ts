import { MOST_TOGETHER } from "../../content/run/parts/units.ts";

/** The ranges of values, each with its reason. */
export const BOUNDS = {
  /** An hour of work in one request: its answer would come within the longest timeout in a small burst only. */
  workSeconds: 3600,
  repetitions: 1000,
  /** Ten times the largest plan that anybody had a use for; its file would already hold hundreds of megabytes. */
  bursts: 20_000,
  together: MOST_TOGETHER,
  /** Levels in one list: a sweep of more is a sweep of two things. */
  levels: 100,
  /** A day; beyond 24 days a timer of Node would go off at once. */
  requestTimeoutSeconds: 86_400,
  /** A week: the largest plan there may be takes less. */
  timeLimitSeconds: 604_800,
  seed: 999_999_999,
  core: 4095,
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
