import { publishedOf, publishedTrial } from "../../baselines/published-figures.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { reachOfMean } from "../../statistics/prediction.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";
import type { Interval } from "../claims/verdict.ts";
import { type Compared, type Comparisons, judge, sayNumber, sayRange } from "./verdict.ts";

const RULE =
  "Bursts that were tried beside the sweeps. Their scatter is that of the five server times of one burst, the only ones of one size that were published. At a single level we have too few bursts for an interval: the least and the most of our repetitions stand for it. Answered all at once, a burst of ten would take as long as 1, two at a time as long as 5. For the server's times added up the range is a margin of a twentieth; two at a time would give 2.";

const TARGET = "fastapianalytics";
const ENDPOINT = "sync-cpubound";
const MARGIN = 1.05;

/** The published bursts beside one request alone, and beside the server's own times. */
export function trialBursts(run: Run): Comparisons {
  const rows = [...largeBurst(run, 10), ...serverTimes(run, 5)];
  return { title: "Single bursts on the blocked server", rule: RULE, rows };
}

/** How much one server time scatters about another, as a factor's logarithm, with its degrees of freedom. */
export function publishedScatter(): { spread: number; freedom: number } {
  const logs = (publishedTrial(TARGET, 5)?.serviceSeconds ?? []).map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const freedom = logs.length - 1;
  return { spread: Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / freedom), freedom };
}

function largeBurst(run: Run, level: number): Compared[] {
  const [burst, single] = [publishedTrial(TARGET, level), publishedOf("single", TARGET)];
  if (!burst?.iterations || !single) return [];
  const perIteration = single.serviceSeconds / single.iterations;
  const ratio = burst.wallSeconds / burst.iterations / perIteration;
  const { spread, freedom } = publishedScatter();
  // Twice: what was published scatters, and so does another burst beside another single request.
  const reach = Math.exp(Math.SQRT2 * reachOfMean(spread, { freedom, count: 1, again: level }));
  const ours = ratios(run, level, (large) => {
    const one = valid(run, 1).find(({ repetition }) => repetition === large.repetition);
    const [all, alone] = [makespan(large), one ? makespan(one) : null];
    return all !== null && alone !== null ? all / alone : null;
  });
  return [
    {
      quantity: `${labelOf(run, TARGET)}: a burst of ${level} over one request`,
      published: sayNumber(ratio),
      ours: ours ? sayRange(ours) : sayNumber(null),
      ...judge(ours, { low: ratio / reach, high: ratio * reach }, [1, level / 2]),
    },
  ];
}

function serverTimes(run: Run, level: number): Compared[] {
  const burst = publishedTrial(TARGET, level);
  if (!burst?.serviceSeconds) return [];
  const share = sum(burst.serviceSeconds) / burst.wallSeconds;
  const ours = ratios(run, level, (one) => {
    const all = makespan(one);
    const served = one.requests.flatMap(({ work }) => work?.serviceSeconds ?? []);
    return all !== null && served.length === level ? sum(served) / all : null;
  });
  return [
    {
      quantity: `${labelOf(run, TARGET)}: server times of a burst of ${level}, added up, over its total`,
      published: sayNumber(share),
      ours: ours ? sayRange(ours) : sayNumber(null),
      ...judge(ours, { low: share / MARGIN, high: share * MARGIN }, [2]),
    },
  ];
}

/** The least and the most of something over all bursts of one size; null where there is none. */
function ratios(run: Run, level: number, of: (burst: Burst) => number | null): Interval | null {
  const all = valid(run, level).flatMap((burst) => of(burst) ?? []);
  return all.length > 0 ? { low: Math.min(...all), high: Math.max(...all) } : null;
}

function valid(run: Run, level: number): Burst[] {
  return validBurstsOn(run, { target: TARGET, endpoint: ENDPOINT }).filter((burst) => burst.level === level);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
