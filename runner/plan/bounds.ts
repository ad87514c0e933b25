import { MOST_TOGETHER } from "../../content/run/parts/units.ts";

/** The ranges of values, each with its reason. */
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
} as const;
