import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import type { LevelTimes } from "../../statistics/growth.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { sweepsOf } from "../bursts/sweeps.ts";
import { sayEndpoint } from "../labels.ts";

/** The seconds of every burst of a sweep that counts, level by level; none where the run did not measure it. */
export function timesOf(run: Run, { endpoint, target }: SweepId): LevelTimes[] {
  return sweepsOf(run, endpoint).find((series) => series.target === target)?.levels ?? [];
}

/** What a sweep is called in evidence: its target and its endpoint. */
export function nameOf(run: Run, { endpoint, target }: SweepId): string {
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}

/** The workers of a sweep's target; undefined where the run does not say. */
export function workersOf(run: Run, { target }: SweepId): number | undefined {
  return run.targets.find(({ name }) => name === target)?.workers ?? undefined;
}
