import type { ExperimentContext } from "../experiments/common/context.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { nodeOf, targetOnNode } from "../schedule/steps.ts";

/** A context for a step; undefined where its target is not up. */
type ContextFor = (step: Step) => ExperimentContext | undefined;

/**
 * Does what comes after steps and is not measured, so that every instance of a target has seen all of it: the one that a
 * resumed run has started anew, and the one on another node, on which none of it was done yet.
 */
export class FollowedSteps {
  readonly #followed = new Set<Step>();
  /** The targets, each on a node, that have seen all of it. */
  readonly #entered = new Set<string>();

  /** Does what comes after a step. */
  async follow(context: ExperimentContext, step: Step): Promise<void> {
    const { follow } = experimentOf(step);
    if (!follow) return;
    this.#followed.add(step);
    this.#entered.add(targetOnNode(step));
    await follow(context, step);
  }

  /** Before the first step of a target on a node: does there what came after its steps on others. */
  async enter(step: Step, contextFor: ContextFor): Promise<void> {
    if (this.#entered.has(targetOnNode(step))) return;
    this.#entered.add(targetOnNode(step));
    const isElsewhere = (one: Step) => one.target === step.target && nodeOf(one) !== nodeOf(step);
    for (const one of [...this.#followed].filter(isElsewhere)) {
      const context = contextFor({ ...one, node: step.node });
      if (context) await experimentOf(one).follow?.(context, one);
    }
  }
}
