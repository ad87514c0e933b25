import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { invalidSteady } from "./windows.ts";

/** A light endpoint of a target, and the one that keeps the target busy beside it. */
export interface MixedId {
  target: string;
  light: string;
  blocking: string;
}

/** The valid windows of a light load, alone and beside the other one. */
export interface MixedWindows {
  alone: Steady[];
  beside: Steady[];
}

/** The windows of a light load that count, by today's rule. */
export function mixedWindows(run: Run, { target, light, blocking }: MixedId): MixedWindows {
  const endpoints = run.targets.find(({ name }) => name === target)?.endpoints ?? [];
  const place = run.plan.steady?.mixed.findIndex(
    (one) => one.target === target && one.light.endpoint === light && one.blocking.endpoint === blocking,
  );
  const windows = run.observations.filter(
    (seen): seen is Steady =>
      seen.kind === "steady" &&
      seen.target === target &&
      seen.endpoint === light &&
      seen.place === place &&
      invalidSteady(seen, endpoints).length === 0,
  );
  return {
    alone: windows.filter(({ purpose }) => purpose === "alone"),
    beside: windows.filter(({ purpose }) => purpose === "beside"),
  };
}
