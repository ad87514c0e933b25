import { count, seconds, targetName } from "./units.ts";

/** Of every observation: its place in the order of measuring, and when it began, from the start of the run. */
export const placed = {
  order: count,
  startedSeconds: seconds,
  tookSeconds: seconds,
  target: targetName,
  /** The machine that it was made on, by its place in the environment's `nodes`; absent where all were made on one. */
  node: count.optional(),
};
