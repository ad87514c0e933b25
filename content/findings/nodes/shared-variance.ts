import type { Run } from "../../run/run.ts";
import type { SharedVariance } from "../../statistics/contrasts/contrast.ts";
import { validBurstsOn } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { startVariance } from "../starts/start-variance.ts";
import { type NodeContext, nodeEffectsOf } from "./node-effects.ts";

/**
 * By what all bursts of one sweep may differ from all of another beside what is compared: the luck of two starts, and, where
 * they were not measured on the same nodes equally often, what is not known of the difference between these. Null where
 * there is nothing; infinite where they were measured on nodes that nothing else of the run compares, and where their requests
 * did not ask for equal work.
 */
export function sharedVariance(run: Run, first: SweepId, second: SweepId): SharedVariance | null {
  if (!askedAlike(run, first, second)) return UNBOUNDED;
  const parts = [startVariance(run, first, second), nodeVariance(run, first, second)].filter((one) => one !== null);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (parts.length < 2 || !Number.isFinite(variance)) return parts.find((part) => part.variance === variance) ?? null;
  // After Satterthwaite.
  const freedom = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  return { variance, freedom };
}

/** Why two sweeps cannot be compared, although both were measured; null where they can. */
export function sayNotComparable(run: Run, first: SweepId, second: SweepId): string | null {
  if (!askedAlike(run, first, second)) return "their requests did not ask for equal work";
  const found = nodeVariance(run, first, second);
  if (found === null || Number.isFinite(found.variance)) return null;
  return "they were measured on different nodes only, so that a difference between these cannot be told from one between the targets";
}

const UNBOUNDED: SharedVariance = { variance: Number.POSITIVE_INFINITY, freedom: 1 };

/** Whether the requests of two sweeps asked for as much work; also where one of them asks for none that could be told. */
function askedAlike({ plan }: NodeContext, first: SweepId, second: SweepId): boolean {
  const [one, other] = [first, second].map(
    ({ target, endpoint }) =>
      plan.sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint)?.workSeconds ?? null,
  );
  return one === null || other === null || one === other;
}

function nodeVariance(run: NodeContext, first: SweepId, second: SweepId): SharedVariance | null {
  if (!run.plan.nodes || first.target === second.target) return null;
  const [a, b] = [sharesOf(run, first), sharesOf(run, second)];
  // Of one that was not measured at all there is nothing to compare.
  if (a.size === 0 || b.size === 0) return null;
  const weights = new Map(
    [...new Set([...a.keys(), ...b.keys()])].map((node) => [node, (a.get(node) ?? 0) - (b.get(node) ?? 0)]),
  );
  if ([...weights.values()].every((weight) => Math.abs(weight) < 1e-9)) return null;
  const work = run.plan.sweeps.find(
    ({ target, endpoint }) => target === first.target && endpoint === first.endpoint,
  )?.work;
  const effects = work && nodeEffectsOf(run).get(work);
  if (!effects) return UNBOUNDED;
  return { variance: effects.varianceOf(weights), freedom: effects.freedom };
}

/** The share of a sweep's bursts that each node has, all levels weighing the same. */
function sharesOf(run: NodeContext, sweep: SweepId): Map<number, number> {
  const levels = [...Map.groupBy(validBurstsOn(run, sweep), ({ level }) => level).values()];
  const shares = new Map<number, number>();
  for (const bursts of levels)
    for (const { node = 0 } of bursts) shares.set(node, (shares.get(node) ?? 0) + 1 / (bursts.length * levels.length));
  return shares;
}
