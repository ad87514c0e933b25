import type { Step } from "../experiments/common/experiment.ts";
import { nodeOf, type Stages } from "./steps.ts";

/** A step as it would be taken: on which node, and from when to when, in seconds from the start. */
export interface Simulated<S extends Step = Step> {
  step: S;
  node: number;
  beginsSeconds: number;
  endsSeconds: number;
}

/** A schedule as it would be followed. */
export interface Simulation<S extends Step = Step> {
  /** In the order in which they end. */
  taken: Simulated<S>[];
  /** Seconds from the first step to the last. */
  wallSeconds: number;
  /** Seconds of all steps together: what they take on one node. */
  busySeconds: number;
  /** The share of the time of all nodes in which they have nothing to do, because the others' steps are not done yet. */
  idleShare: number;
}

/**
 * Follows a schedule as a run does: on each node one step after the other, on no node one of a stage before all of the stage
 * before it are done. All repetitions are one stage, as where each of them is measured whole.
 *
 * @param secondsOf how long a step takes
 */
export function simulate<S extends Step>(
  { first, repetitions, last }: Stages<S>,
  secondsOf: (step: S) => number,
): Simulation<S> {
  const taken: Simulated<S>[] = [];
  let startSeconds = 0;
  for (const stage of [first, repetitions.flat(), last]) {
    const free = new Map<number, number>();
    for (const step of stage) {
      const node = nodeOf(step);
      const beginsSeconds = free.get(node) ?? startSeconds;
      const endsSeconds = beginsSeconds + secondsOf(step);
      free.set(node, endsSeconds);
      taken.push({ step, node, beginsSeconds, endsSeconds });
    }
    startSeconds = Math.max(startSeconds, ...free.values());
  }
  const nodes = new Set(taken.map(({ node }) => node)).size;
  const busySeconds = taken.reduce((sum, { beginsSeconds, endsSeconds }) => sum + endsSeconds - beginsSeconds, 0);
  return {
    taken: taken.toSorted((a, b) => a.endsSeconds - b.endsSeconds),
    ...{ wallSeconds: startSeconds, busySeconds },
    idleShare: startSeconds > 0 ? 1 - busySeconds / (nodes * startSeconds) : 0,
  };
}
