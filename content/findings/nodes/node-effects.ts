import type { WorkKind } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { type BlockEffects, type Blocked, blockEffects } from "../../statistics/contrasts/block-effects.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";

/** What of a run tells its nodes apart. */
export type NodeContext = Pick<Run, "plan" | "observations" | "environment">;

/** By how much each node makes bursts take longer, in ln seconds, for each kind of work; none where all ran on one node. */
export type NodeEffects = ReadonlyMap<WorkKind, BlockEffects>;

const NONE: NodeEffects = new Map();
const known = new WeakMap<object, NodeEffects>();

/**
 * What the nodes of a run have to do with how long its bursts take. Since targets change nodes between repetitions, a node is a
 * block: a sweep's bursts of one level are a group, and a fast node makes all that it measures faster.
 */
export function nodeEffectsOf(run: NodeContext): NodeEffects {
  if (!run.plan.nodes) return NONE;
  const found = known.get(run.observations) ?? computed(run);
  known.set(run.observations, found);
  return found;
}

/** How many times as long a sweep's bursts take on a node than on the mean of all, as a logarithm; 0 where there is one. */
export function nodeEffect(run: NodeContext, work: WorkKind | undefined, node: number | undefined): number {
  if (!work || node === undefined) return 0;
  return nodeEffectsOf(run).get(work)?.effects.get(node) ?? 0;
}

function computed(run: NodeContext): NodeEffects {
  const byWork = Map.groupBy(run.plan.sweeps, ({ work }) => work);
  return new Map(
    [...byWork].flatMap(([work, sweeps]) => {
      const effects = blockEffects(sweeps.flatMap((sweep) => blockedOf(run, sweep)));
      return effects ? [[work, effects] as const] : [];
    }),
  );
}

function blockedOf(run: NodeContext, { target, endpoint }: { target: string; endpoint: string }): Blocked[] {
  return validBurstsOn(run, { target, endpoint }).flatMap((burst) => {
    const seconds = makespan(burst);
    if (seconds === null || burst.node === undefined) return [];
    return [{ group: `${target} ${endpoint} ${burst.level}`, block: burst.node, value: Math.log(seconds) }];
  });
}
