import { confidenceOf } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { type AtLevel, counterexample } from "../../statistics/contrasts/counterexample.ts";
import type { LevelTimes } from "../../statistics/contrasts/growth.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { sayEndpoint } from "../labels.ts";
import { nodeEffect } from "../nodes/node-effects.ts";
import { sayNotComparable } from "../nodes/shared-variance.ts";
import { startReach } from "../starts/start-variance.ts";
import { type Judged, NOT_MEASURED, type Verdict } from "./verdict.ts";

/**
 * The seconds of every burst of a sweep that counts, level by level; none where the run did not measure it. Of a run on
 * several nodes, what the node has to do with them is taken out.
 */
export function timesOf(run: Run, sweep: SweepId): LevelTimes[] {
  const bursts = validBurstsOn(run, sweep);
  const planned = run.plan.sweeps.find(
    ({ endpoint, target }) => endpoint === sweep.endpoint && target === sweep.target,
  );
  return (planned?.levels ?? []).map((level) => ({
    level,
    seconds: bursts.flatMap((burst) => {
      const seconds = burst.level === level ? makespan(burst) : null;
      return seconds === null ? [] : seconds * Math.exp(-nodeEffect(run, planned?.work, burst.node));
    }),
  }));
}

/** What is said of two sweeps that cannot be compared: why, or that the run did not measure them. */
export function notCompared(run: Run, first: SweepId, second: SweepId): Judged {
  const evidence = sayNotComparable(run, first, second);
  return evidence === null ? NOT_MEASURED : { ...NOT_MEASURED, evidence };
}

/** What a sweep is called in evidence: its target and its endpoint. */
export function nameOf(run: Run, { endpoint, target }: SweepId): string {
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}

/** The workers of a sweep's target; undefined where the run does not say. */
export function workersOf(run: Run, { target }: SweepId): number | undefined {
  return run.targets.find(({ name }) => name === target)?.workers ?? undefined;
}

/**
 * Of some levels, those that every one of some sweeps has two bursts of at least. One burst may meet a machine that is
 * slower or faster for some seconds, whatever the spread of the others: a level that has no more refutes nothing.
 */
export function repeatedLevels<At extends { level: number }>(run: Run, sweeps: readonly SweepId[], levels: At[]): At[] {
  const all = sweeps.map((sweep) => timesOf(run, sweep));
  const isRepeated = (level: number) =>
    all.every((times) => times.some((one) => one.level === level && one.seconds.length > 1));
  return levels.filter(({ level }) => isRepeated(level));
}

/**
 * The size of bursts at which the sweep that is said to be ahead is shown to be behind; null without one.
 *
 * @param byLevel the logarithm of second / first at each level
 */
export function levelBehind(
  run: Run,
  sweeps: readonly [first: SweepId, second: SweepId],
  byLevel: AtLevel[],
): AtLevel | null {
  const confidence = confidenceOf(run);
  // A level's own interval leaves out what all levels share.
  const bounds = { low: -startReach(run, sweeps, confidence), high: Number.POSITIVE_INFINITY };
  return counterexample(repeatedLevels(run, sweeps, byLevel), bounds, confidence);
}

/** Where who is ahead depends on the size of bursts, being ahead on the whole is no such thing. */
export function unlessBehind(onTheWhole: Verdict, behind: AtLevel | null): Verdict {
  return onTheWhole === "holds" && behind ? "undecided" : onTheWhole;
}
