import { sweepsOf } from "../bursts/sweeps.ts";
import { type Difference, differencesBetween } from "../differences.ts";
import { sayEndpoint } from "../labels.ts";
import { burstQuantities } from "./burst-quantities.ts";
import { sayExtent } from "./extent.ts";
import type { ComparedQuantity, Quantity, RunPair } from "./quantity.ts";
import { judgeQuantities } from "./rule.ts";
import { steadyQuantities } from "./steady-quantities.ts";

/** Quantities that stand in one table. */
export interface QuantityGroup {
  title: string;
  quantities: ComparedQuantity[];
}

/** Two runs held against each other. */
export interface Comparison {
  groups: QuantityGroup[];
  /** How far they can be compared, and why not further. */
  extent: string[];
  differences: Difference[];
}

/** Compares any two runs, as far as they have the same targets and endpoints. */
export function compareRuns(pair: RunPair): Comparison {
  const { theirs, yours } = pair;
  const groups = [
    ...sharedEndpoints(pair).map((endpoint) => ({
      title: `Bursts: ${sayEndpoint(yours, endpoint)}`,
      quantities: burstQuantities(pair, sweepsOf(theirs, endpoint), sweepsOf(yours, endpoint)),
    })),
    { title: "Steady load", quantities: steadyQuantities(pair) },
  ];
  return {
    groups: judged(groups.filter(({ quantities }) => quantities.length > 0)),
    extent: sayExtent(pair),
    differences: differencesBetween(theirs, yours),
  };
}

/** The endpoints that both runs put bursts on, in the order of yours. */
export function sharedEndpoints({ theirs, yours }: RunPair): string[] {
  const known = new Set(theirs.plan.sweeps.map(({ endpoint }) => endpoint));
  return [...new Set(yours.plan.sweeps.map(({ endpoint }) => endpoint))].filter((endpoint) => known.has(endpoint));
}

/** All groups are judged together: how sure a difference has to be follows from how many quantities there are. */
function judged(groups: { title: string; quantities: Quantity[] }[]): QuantityGroup[] {
  const all = judgeQuantities(groups.flatMap(({ quantities }) => quantities));
  let from = 0;
  return groups.map(({ title, quantities }) => {
    const begin = from;
    from += quantities.length;
    return { title, quantities: all.slice(begin, from) };
  });
}
