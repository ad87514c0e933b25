import type { Burst } from "../../run/observations/burst.ts";
import type { WorkKind } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { type BlockEffects, type Blocked, blockEffects } from "../../statistics/contrasts/block-effects.ts";
import { mean } from "../../statistics/pooled-spread.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { START_SPREAD, varianceOfStarts } from "../starts/start-variance.ts";

/** What of a run tells its nodes apart. */
export type NodeContext = Pick<Run, "plan" | "observations" | "environment">;

/** By how much each node makes bursts take longer, in ln seconds, for each kind of work; none where all ran on one node. */
export type NodeEffects = ReadonlyMap<WorkKind, BlockEffects>;

const NONE: NodeEffects = new Map();
const known = new WeakMap<object, NodeEffects>();

/**
 * What the nodes of a run have to do with how long its bursts take. Since targets change nodes between repetitions, a node
 * is a block: the starts of a target are a group, one in each repetition, and a fast node makes all that it measures faster.
 * Bursts are no values of their own here, because all bursts of a start share its luck.
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
      const found = blockEffects(sweeps.flatMap((sweep) => burstsIn(run, sweep)));
      if (!found) return [];
      const targets = [...Map.groupBy(sweeps, ({ target }) => target).values()];
      // Starts are few. They differ by as much as elsewhere, or by as much as bursts do here, where all of it may be theirs.
      const variance = Math.max(varianceOfStarts(work), found.standardDeviation ** 2);
      const before = { variance, freedom: START_SPREAD.freedom };
      const starts = blockEffects(
        targets.flatMap((own) => startsIn(run, own)),
        before,
      );
      return [[work, starts ?? { ...found, ...UNKNOWN }] as const];
    }),
  );
}

/** How well effects are known where nothing was measured on two starts of one target. */
const UNKNOWN = { varianceOf: () => Number.POSITIVE_INFINITY, standardDeviation: Number.NaN, freedom: 1 };

function burstsIn(run: NodeContext, sweep: SweepId): Blocked[] {
  return validBurstsOn(run, sweep)
    .flatMap(loggedOf)
    .map(({ target, node, size, value }) => ({ group: `${target} ${size}`, block: node, value }));
}

/** One value for each start of the target that some sweeps are of: the mean of its bursts, all sizes weighing the same. */
function startsIn(run: NodeContext, sweeps: readonly SweepId[]): Blocked[] {
  const bursts = sweeps.flatMap((sweep) => validBurstsOn(run, sweep)).flatMap(loggedOf);
  const starts = [...Map.groupBy(bursts, ({ repetition }) => repetition).values()];
  const means = starts.map(meansBySize);
  // Sizes of bursts differ far more than starts do: only what was measured on every start compares them.
  const common = [...(means[0]?.keys() ?? [])].filter((size) => means.every((one) => one.has(size)));
  return starts.flatMap(([first], place) => {
    const known = common.map((size) => means[place]?.get(size) ?? 0);
    return first && known.length > 0 ? [{ group: first.target, block: first.node, value: mean(known) }] : [];
  });
}

/** What of a burst tells nodes apart; nothing where one of its requests was not answered. */
function loggedOf({ target, endpoint, level, repetition, node, requests }: Burst) {
  const seconds = makespan({ requests });
  if (seconds === null || node === undefined) return [];
  return [{ target, node, repetition, size: `${endpoint} ${level}`, value: Math.log(seconds) }];
}

/** The mean of each endpoint's bursts of one size. */
function meansBySize(bursts: readonly { size: string; value: number }[]): Map<string, number> {
  const bySize = Map.groupBy(bursts, ({ size }) => size);
  return new Map([...bySize].map(([size, some]) => [size, mean(some.map(({ value }) => value))]));
}
