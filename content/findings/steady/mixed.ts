import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { validWindows } from "./windows.ts";

/** A light endpoint of a target, and the one that keeps the target busy beside it. */
export interface MixedId {
  target: string;
  light: string;
  blocking: string;
  /** How much time lies between two of the blocking requests; whatever was planned, without this. */
  everySeconds?: number;
}

/** The valid windows of a light load, alone and beside the other one. */
export interface MixedWindows {
  alone: Steady[];
  beside: Steady[];
}

/** The windows of a light load that count, by today's rule; none where the other was planned at another rate. */
export function mixedWindows(run: Run, { target, light, blocking, everySeconds }: MixedId): MixedWindows {
  const place = run.plan.steady?.mixed.findIndex(
    (one) =>
      one.target === target &&
      one.light.endpoint === light &&
      one.blocking.endpoint === blocking &&
      (everySeconds === undefined || one.blockingEverySeconds === everySeconds),
  );
  const windows = validWindows(run).filter(
    (seen) => seen.target === target && seen.endpoint === light && seen.place === place,
  );
  return {
    alone: windows.filter(({ purpose }) => purpose === "alone"),
    beside: windows.filter(({ purpose }) => purpose === "beside"),
  };
}
