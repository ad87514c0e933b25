import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import type { LevelTimes } from "../../statistics/contrasts/growth.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { sayEndpoint } from "../labels.ts";

/** The seconds of every burst of a sweep that counts, level by level; none where the run did not measure it. */
export function timesOf(run: Run, sweep: SweepId): LevelTimes[] {
  const bursts = validBurstsOn(run, sweep);
  const planned = run.plan.sweeps.find(
    ({ endpoint, target }) => endpoint === sweep.endpoint && target === sweep.target,
  );
  return (planned?.levels ?? []).map((level) => ({
    level,
    seconds: bursts.flatMap((burst) => (burst.level === level ? (makespan(burst) ?? []) : [])),
  }));
}

/** What a sweep is called in evidence: its target and its endpoint. */
export function nameOf(run: Run, { endpoint, target }: SweepId): string {
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}

/** The workers of a sweep's target; undefined where the run does not say. */
export function workersOf(run: Run, { target }: SweepId): number | undefined {
  return run.targets.find(({ name }) => name === target)?.workers ?? undefined;
}
