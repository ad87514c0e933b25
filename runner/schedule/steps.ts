import type { Plan } from "../../content/run/plan.ts";
import { shuffled } from "../../content/statistics/random.ts";
import type { Experiment, Planned, Step } from "../experiments/common/experiment.ts";
import { EXPERIMENTS, experimentOf, type PlannedStep } from "../experiments/registry.ts";
import { nodeOfModel } from "./node-schedule.ts";

const ALL: Experiment<PlannedStep>[] = Object.values(EXPERIMENTS);

/**
 * The steps on the measured targets by when they come, in the order of measuring: one after the other on each node, never
 * two targets at once. What is on one node waits for none on another, except where a stage begins.
 */
export interface Stages<S extends Step = Step> {
  first: S[];
  repetitions: S[][];
  last: S[];
}

/** Every step on the measured targets. */
export function stages(plan: Plan, services: Planned["services"], cores: number): Stages<PlannedStep> {
  const planned: Planned = { plan, services, cores };
  const repetitions = Array.from({ length: plan.repetitions }, (_, repetition) => repetition);
  return {
    first: placed(
      plan,
      0,
      ALL.flatMap((one) => one.steps.first?.(planned) ?? []),
    ),
    repetitions: repetitions.map((repetition) =>
      placed(plan, repetition, [
        ...ALL.flatMap((one) => one.steps.beforeRepetition?.(planned, repetition) ?? []),
        ...mixed(
          plan,
          repetition,
          ALL.flatMap((one) => one.steps.inRepetition?.(planned, repetition) ?? []),
        ),
      ]),
    ),
    last: placed(
      plan,
      plan.repetitions - 1,
      ALL.flatMap((one) => one.steps.last?.(planned) ?? []),
    ),
  };
}

/** The steps, each on the node where its target is in a repetition. */
function placed<S extends Step>({ nodes }: Plan, repetition: number, some: S[]): S[] {
  const row = nodes?.[repetition];
  return row ? some.map((step) => ({ ...step, node: row[step.target] })) : some;
}

/** The steps of all stages, one after the other. */
export function inOrder<S extends Step>({ first, repetitions, last }: Stages<S>): S[] {
  return [...first, ...repetitions.flat(), ...last];
}

/** Every step on the measured targets, one after the other. */
export function steps(plan: Plan, services: Planned["services"], cores: number): PlannedStep[] {
  return inOrder(stages(plan, services, cores));
}

/** Every step on the process models, on each node one model after the other. */
export function modelSteps(plan: Plan, services: Planned["services"], cores: number): PlannedStep[] {
  const planned: Planned = { plan, services, cores };
  return plan.models.flatMap((model) => {
    const node = nodeOfModel(plan, model);
    const some = ALL.flatMap((one) => one.steps.onModel?.(planned, model) ?? []);
    return node === undefined ? some : some.map((step) => ({ ...step, node }));
  });
}

/** In an order drawn from the seed, another in each repetition, so that no target always comes first. */
function mixed<S>({ seed }: Plan, repetition: number, all: S[]): S[] {
  return seed === null ? all : shuffled(all, seed + repetition);
}

/** The estimated seconds of a whole run: at most, where it ends once claims are decided. */
export function estimateRun({ targets, models }: { targets: Stages; models: Step[] }, { untilDecided }: Plan): number {
  const { first, repetitions, last } = targets;
  const besides = estimate([...first, ...last, ...models]);
  if (!untilDecided) return besides + estimate(repetitions.flat());
  const bounded = repetitions.map((steps) => steps.filter(takesBurstTime));
  const others = repetitions.flat().filter((step) => !takesBurstTime(step));
  // The first repetition is never cut short.
  const most = Math.max(untilDecided.burstSeconds, estimate(bounded[0] ?? []));
  return besides + estimate(others) + Math.min(estimate(bounded.flat()), most);
}

/** Whether looks may leave a step out: the time for bursts bounds these alone, and all others come in every repetition. */
export function takesBurstTime(step: Step): boolean {
  return experimentOf(step).cell !== undefined;
}

/** The estimated seconds of some steps together. */
export function estimate(some: Step[]): number {
  return secondsOnNodes(some, ({ estimateSeconds }) => estimateSeconds);
}

/** The seconds of some steps, each node taking its own while others take theirs: those of the one that is busy longest. */
export function secondsOnNodes<S extends Step>(some: readonly S[], secondsOf: (step: S) => number): number {
  const busy = new Map<number, number>();
  for (const step of some) busy.set(nodeOf(step), (busy.get(nodeOf(step)) ?? 0) + secondsOf(step));
  return Math.max(0, ...busy.values());
}

/** What tells a target on one node from the same target on another: what it does on one says nothing of the others. */
export function targetOnNode({ target, node }: Pick<Step, "target" | "node">): string {
  return JSON.stringify([target, nodeOf({ node })]);
}

/** The node that a step is taken on: the only one where it does not say. */
export function nodeOf({ node = 0 }: Pick<Step, "node">): number {
  return node;
}
