import { confidenceOf } from "../../run/looks.ts";
import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { type Contrast, contrast, contrastOfSamples } from "../../statistics/contrasts/contrast.ts";
import { type MixedId, mixedWindows } from "./mixed.ts";
import { ceilingIn, latenciesOf } from "./steady-loads.ts";
import type { SteadyId } from "./windows.ts";

/**
 * The logarithm of how many times as many requests a second the first endpoint answers at most as the second; null where
 * either has too few windows.
 */
export function ceilingRatio(run: Run, first: SteadyId, second: SteadyId): Contrast | null {
  const rates = (id: SteadyId) => (ceilingIn(run, id)?.windows ?? []).map(Math.log);
  const groups = [
    { values: rates(first), weight: 1 },
    { values: rates(second), weight: -1 },
  ];
  return contrast(groups, confidenceOf(run));
}

/**
 * The logarithm of how many times as long the 99th percentile of a light load is beside the other as alone, each with a
 * spread of its own: what is kept waiting scatters more. Null where too few windows count, or one has no such percentile.
 */
export function besideToAlone(run: Run, id: MixedId, confidence: number): Contrast | null {
  const { alone, beside } = mixedWindows(run, id);
  const tails = (windows: Steady[]) => latenciesOf({ windows }, 0.99).map(Math.log);
  if ([...tails(alone), ...tails(beside)].some((one) => !Number.isFinite(one))) return null;
  return contrastOfSamples(
    [[{ values: tails(beside), weight: 1 }], [{ values: tails(alone), weight: -1 }]],
    confidence,
  );
}
