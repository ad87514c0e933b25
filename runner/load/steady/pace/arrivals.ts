import type { OpenLoop } from "../../../../content/run/parts/load-window.ts";
import { seededRandom } from "../../../../content/statistics/random.ts";

/**
 * The moments from `from` to below `to`, in seconds, at which requests are due at a mean rate: one interval apart, or with
 * intervals drawn from an exponential distribution, so that they form a Poisson process.
 *
 * @param firstAfter how long after `from` the first of even ones is; half an
 * interval, so that as many of them are due in any
 *   window
 */
export function* arrivals(
  { ratePerSecond, arrivals: kind, seed }: Pick<OpenLoop, "ratePerSecond" | "arrivals" | "seed">,
  from: number,
  to: number,
  firstAfter = 0.5 / ratePerSecond,
): Generator<number> {
  const random = seededRandom(seed);
  const interval = kind === "even" ? () => 1 / ratePerSecond : () => -Math.log1p(-random()) / ratePerSecond;
  let due = from + (kind === "even" ? firstAfter : interval());
  while (due < to) {
    yield due;
    due += interval();
  }
}
