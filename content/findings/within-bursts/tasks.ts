import type { Run } from "../../run/run.ts";
import { burstsOn, levelsOf } from "../bursts/bursts.ts";

/** How many tasks were on the event loop while bursts of one level were served: the fewest and the most reported. */
export interface TaskCount {
  level: number;
  fewest: number | null;
  most: number | null;
}

/** The tasks that responses of one endpoint reported, for every planned level; with null where none did. */
export function tasksOf(run: Run, endpoint: string): TaskCount[] {
  return levelsOf(run, endpoint).map((level) => {
    const told = burstsOn(run, endpoint)
      .filter((burst) => burst.level === level)
      .flatMap(({ requests }) => requests.flatMap(({ work }) => work?.concurrentTasks ?? []));
    return told.length > 0
      ? { level, fewest: Math.min(...told), most: Math.max(...told) }
      : { level, fewest: null, most: null };
  });
}
