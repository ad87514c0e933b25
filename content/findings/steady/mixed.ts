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

/** Two endpoints that are loaded together, the blocking one at one rate, whichever targets they are of. */
export type MixedKind = Required<Omit<MixedId, "target">>;

/** Every kind of mixed load that a run has planned, once. */
export function mixedKindsOf({ plan }: Pick<Run, "plan">): MixedKind[] {
  const all = (plan.steady?.mixed ?? []).map(({ light, blocking, blockingEverySeconds: everySeconds }) => {
    return { light: light.endpoint, blocking: blocking.endpoint, everySeconds };
  });
  return all.filter((kind, place) => all.findIndex((one) => isSameKind(one, kind)) === place);
}

/** Whether two kinds of mixed load have the same endpoints and rate. */
export function isSameKind(one: MixedKind, other: MixedKind): boolean {
  return one.light === other.light && one.blocking === other.blocking && one.everySeconds === other.everySeconds;
}

/** The windows of a light load that count, by today's rule; none where the other was planned at another rate. */
export function mixedWindows(run: Run, id: MixedId): MixedWindows {
  const { target, light } = id;
  const place = placeOf(run, id);
  const windows = validWindows(run).filter(
    (seen) => seen.target === target && seen.endpoint === light && seen.place === place,
  );
  return {
    alone: windows.filter(({ purpose }) => purpose === "alone"),
    beside: windows.filter(({ purpose }) => purpose === "beside"),
  };
}

/**
 * All windows that count of a light load alone: at the same rate it is the same
 * load, whichever other it was measured beside as well.
 */
export function allAlone(run: Run, id: MixedId): Steady[] {
  const mixed = run.plan.steady?.mixed ?? [];
  const rate = mixed[placeOf(run, id)]?.ratePerSecond;
  return validWindows(run).filter(
    ({ target, endpoint, purpose, place }) =>
      purpose === "alone" && target === id.target && endpoint === id.light && mixed[place]?.ratePerSecond === rate,
  );
}

function placeOf({ plan }: Pick<Run, "plan">, { target, light, blocking, everySeconds }: MixedId): number {
  return (plan.steady?.mixed ?? []).findIndex(
    (one) =>
      one.target === target &&
      one.light.endpoint === light &&
      one.blocking.endpoint === blocking &&
      (everySeconds === undefined || one.blockingEverySeconds === everySeconds),
  );
}
