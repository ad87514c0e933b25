import type { Plan } from "../../content/run/plan.ts";
import { shuffled } from "../../content/statistics/random.ts";

/** What is placed on nodes, how often, and what chance is drawn from. */
export type Scheduled = Pick<Plan, "targets" | "controls" | "repetitions" | "seed">;

/**
 * Where each target and control is measured in each repetition, on nodes 0 to `nodes` − 1.
 *
 * In every repetition a node has as many targets as any other, or one more, whether those that are only bursts' controls are
 * counted or not: of the others more is measured. A target visits every node once before it returns
 * to one (a Latin square of repetitions and nodes; Fisher, "The Design of Experiments", 1935), so that neither a fast node
 * nor a fast moment is always the same target's. Targets that have met on a node part again where three nodes or more allow
 * it: each group of as many targets as there are nodes moves on by a stride of its own.
 *
 * @returns undefined where one node is enough: with a single repetition every target would stay on its node, and no
 * difference between two on different nodes could be told from one between these
 */
export function nodeSchedule({ targets, controls, repetitions, seed }: Scheduled, nodes: number): Plan["nodes"] {
  const used = nodesUsed({ targets, controls, repetitions }, nodes);
  if (used < 2) return undefined;
  const placed = [targets, controls].flatMap((some) => (seed === null ? some : shuffled(some, seed)));
  const strides = Array.from({ length: used - 1 }, (_, index) => index + 1).filter(
    (stride) => divisor(stride, used) === 1,
  );
  return Array.from({ length: repetitions }, (_, repetition) =>
    Object.fromEntries(
      placed.map((name, place) => {
        const stride = strides[Math.floor(place / used) % strides.length] ?? 1;
        return [name, (place + repetition * stride) % used];
      }),
    ),
  );
}

/**
 * The node on which a process model is looked at: each is looked at once, and they take turns; undefined where there is one.
 */
export function nodeOfModel({ models, nodes }: Pick<Plan, "models" | "nodes">, model: string): number | undefined {
  const [row] = nodes ?? [];
  return row && models.indexOf(model) % new Set(Object.values(row)).size;
}

/** The plan with its targets on so many nodes, wherever they were in the run that it is taken from. */
export function withNodes({ nodes: _, ...plan }: Plan, count: number): Plan {
  const nodes = nodeSchedule(plan, count);
  return nodes ? { ...plan, nodes } : plan;
}

/** How many of the nodes that there are can be used: no more than there are targets, and one where nothing is repeated. */
export function nodesUsed({ targets, controls, repetitions }: Omit<Scheduled, "seed">, nodes: number): number {
  return repetitions < 2 ? 1 : Math.min(nodes, targets.length + controls.length);
}

/** The greatest common divisor. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
