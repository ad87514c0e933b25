import { PUBLISHED, publishedSweep } from "../../reference/published.ts";
import type { Run } from "../../run/run.ts";
import { type Prediction, predictSum } from "../../statistics/prediction.ts";
import { leastSquares } from "../../statistics/slope.ts";
import type { Interval } from "../claims/verdict.ts";
import { sayEndpoint } from "../labels.ts";
import { slopeOf } from "../slope.ts";
import { labelOf } from "../sweeps.ts";
import { type Compared, type Comparisons, judge, sayEstimate } from "./verdict.ts";

const RULE =
  "Least squares through the published totals gives what each further request adds, in units of one request alone, as the line has it; the range is for the slope of another sweep like it. Ours is taken at the same levels. A server that answers all at once would give 0, one with two slots about a half.";

/** What a server gives that answers everyone at once, and one that serves two at a time. */
const RIVALS = [0, 0.5];

/** The published sweeps of a blocked event loop beside the run's: how much each further request adds. */
export function serialGrowth(run: Run): Comparisons {
  const single = PUBLISHED.targets.filter(({ workers }) => workers === 1);
  const rows = single.flatMap(({ name, endpoints }) => endpoints.map((endpoint) => compared(run, endpoint, name)));
  return { title: "Growth of the blocked server", rule: RULE, rows };
}

function compared(run: Run, endpoint: string, target: string): Compared {
  const totals = publishedSweep(endpoint, target).map(({ level, wallSeconds }) => ({ x: level, y: wallSeconds }));
  const published = predictedSlope(totals);
  const { number, interval } = slopeOf(
    run,
    endpoint,
    target,
    totals.map(({ x }) => x),
  );
  const ours: Interval | null = number === null ? null : (interval ?? null);
  return {
    ...{ endpoint, target },
    quantity: `${labelOf(run, target)}, ${sayEndpoint(endpoint)}: slope`,
    published: sayEstimate(published.value, null),
    ours: sayEstimate(number, ours),
    ...judge(ours, published, RIVALS),
  };
}

/**
 * The slope of a line through single totals, in units of the line's value at one request, and where the slope of
 * another sweep of the same levels would lie, in units of its own burst of one. Were r the slope in such units, then the
 * new slope less r times the new burst of one is a weighted sum of new totals that is expected to be 0: its interval,
 * divided by the value at one, is that of r.
 */
export function predictedSlope(totals: { x: number; y: number }[]): Prediction {
  const { slope, intercept } = leastSquares(totals);
  const one = intercept + slope;
  const value = slope / one;
  const meanX = totals.reduce((sum, { x }) => sum + x, 0) / totals.length;
  const spread = totals.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const weights = totals.map(({ x }) => ({ x, weight: (x - meanX) / spread - (x === 1 ? value : 0) }));
  const { low, high } = predictSum(totals, weights);
  return { value, low: value + low / one, high: value + high / one };
}
