import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { validBurstsOn } from "./bursts.ts";
import type { SweepId } from "./sweep-id.ts";

/** Of each of the largest bursts of a sweep, the share of its requests that one process served more than any other. */
export function busiestShares(run: Run, sweep: SweepId): number[] {
  const told = validBurstsOn(run, sweep).filter(({ requests }) => requests.every(({ work }) => work !== null));
  const largest = Math.max(0, ...told.map(({ level }) => level));
  return told.filter(({ level }) => level === largest && level > 1).map((burst) => mostOfOne(burst) / burst.level);
}

/** The most requests of a burst that one process served. */
export function mostOfOne({ requests }: Pick<Burst, "requests">): number {
  const byProcess = Map.groupBy(requests, ({ work }) => work?.pid);
  return Math.max(...[...byProcess.values()].map(({ length }) => length));
}
