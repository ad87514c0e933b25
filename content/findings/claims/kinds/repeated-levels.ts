import type { Run } from "../../../run/run.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { timesOf } from "../sweep-times.ts";

/**
 * Of some levels, those that every one of some sweeps has two bursts of at least. One burst may meet a machine that is slower or
 * faster for some seconds, whatever the spread of the others: a level that has no more refutes nothing.
 */
export function repeatedLevels<At extends { level: number }>(run: Run, sweeps: readonly SweepId[], levels: At[]): At[] {
  const all = sweeps.map((sweep) => timesOf(run, sweep));
  const isRepeated = (level: number) =>
    all.every((times) => times.some((one) => one.level === level && one.seconds.length > 1));
  return levels.filter(({ level }) => isRepeated(level));
}
