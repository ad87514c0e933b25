import type { Look, Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { type Cell, keyOf } from "./cells.ts";

/**
 * What is left out of each sweep of a plan, in a line for each reason.
 *
 * @param measured the keys of the cells that are measured
 */
export function leftOutOf(
  { plan }: Pick<Run, "plan">,
  measured: ReadonlySet<string>,
  reasonOf: (cell: Cell) => Reason,
): Look["leftOut"] {
  return plan.sweeps.flatMap(({ target, endpoint, levels }) => {
    const left = levels.filter((level) => !measured.has(keyOf({ target, endpoint, level })));
    const byReason = Map.groupBy(left, (level) => reasonOf({ target, endpoint, level }));
    return [...byReason].map(([reason, some]) => ({ target, endpoint, levels: some, reason }));
  });
}
