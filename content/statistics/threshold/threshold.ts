import type { Contrast } from "../contrasts/contrast.ts";
import { detectable } from "../contrasts/detectable.ts";
import { quantileOfT } from "../t-quantile.ts";

/** How often something happened at one level, such as a rate. */
export interface TrialsAt {
  level: number;
  happened: number;
  trials: number;
}

export interface ThresholdOptions {
  confidence?: number;
  /** The standard deviation of the threshold's logarithm from one start, or one minute, to the next; 0 without this. */
  spread?: number;
}

/** The distance of the thresholds that are tried, as a logarithm, and how far beyond the levels they go. */
const STEP = 0.03;
const BEYOND = Math.log(10);

/**
 * How many times as fast as the level the odds grow. Where a change is sharp, trials of a few minutes have their mood in
 * common, and without a spread that allows for it, intervals miss the threshold in a third of simulated runs. With it, the
 * sharpest of these are needed: without those, intervals miss in 28 of 300 where they now miss in none, and estimates lie
 * beyond all levels that were tried.
 */
const STEEPNESS = [1, 1.5, 2.2, 3.3, 5, 8, 12, 18, 27, 40];

/**
 * What a likelihood ratio is compared with: Student's t, squared, with so few degrees of freedom allows for samples of some
 * dozen trials, where χ² would miss in 8 to 10 of 100.
 */
const FREEDOM = 10;

/**
 * The logarithm of the level at which something happens in half of all trials, where it happens the more often the
 * higher the level is: the median effective dose of a logistic regression on the logarithm of the level, with its
 * interval by the profile likelihood (Finney, "Probit Analysis", 3rd edition; Williams, "Interval estimation of the
 * median lethal dose", Biometrics 42 (1986)).
 *
 * Simulated with windows as the full and the quick plan have them, whose threshold differs by a tenth from one start to
 * the next and again from one repetition to the next, 95% intervals of two thresholds' ratio miss it in 1 to 5 of 100
 * with a spread of both, and in up to 10 with that of one. Those of one threshold miss it in 2 to 5 of 100, and in 7
 * where windows hardly scatter and it is close to the highest rate.
 *
 * @param levels each above 0; those without trials are missing
 * @returns null without trials. An end that nothing bounds is infinite; the estimate is some value of the likeliest then
 */
export function threshold(levels: readonly TrialsAt[], options: ThresholdOptions = {}): Contrast | null {
  const likelihood = profileOf(levels, rangeOf(levels), options);
  return likelihood && { ...intervalOf(likelihood, options), ...openEnds(boundsOf(likelihood, options)) };
}

/** The logistic curve that makes what happened most likely: the logarithm of its threshold, and how steep it is there. */
export interface Curve {
  threshold: number;
  /** How many times as fast as the level the odds grow. */
  steepness: number;
}

/** The most likely curve; null without trials. */
export function likeliestCurve(levels: readonly TrialsAt[]): Curve | null {
  const estimate = threshold(levels)?.estimate;
  if (estimate === undefined) return null;
  const known = knownOf(levels);
  const [best] = STEEPNESS.map((steepness) => ({ steepness, log: logLikelihood(known, estimate, steepness) })).toSorted(
    (a, b) => b.log - a.log,
  );
  return best ? { threshold: estimate, steepness: best.steepness } : null;
}

/**
 * The logarithm of how many times as high the threshold of the first is as that of the second, likewise: it has no end where
 * that of the first has none, nor where the second's has none on the other side.
 */
export function thresholdRatio(
  first: readonly TrialsAt[],
  second: readonly TrialsAt[],
  options: ThresholdOptions = {},
): Contrast | null {
  const range = rangeOf([...first, ...second]);
  const [a, b] = [profileOf(first, range, options), profileOf(second, range, options)];
  if (!a || !b) return null;
  const last = a.logs.length - 1;
  const logs = Array.from({ length: 2 * last + 1 }, (_, index) => {
    const shift = index - last;
    let best = Number.NEGATIVE_INFINITY;
    for (let at = Math.max(0, -shift); at <= last - Math.max(0, shift); at++)
      best = Math.max(best, (a.logs[at + shift] ?? best) + (b.logs[at] ?? best));
    return best;
  });
  const [ofFirst, ofSecond] = [boundsOf(a, options), boundsOf(b, options)];
  const bounds = {
    isBoundedBelow: ofFirst.isBoundedBelow && ofSecond.isBoundedAbove,
    isBoundedAbove: ofFirst.isBoundedAbove && ofSecond.isBoundedBelow,
  };
  return { ...intervalOf({ from: -last * STEP, logs }, options), ...openEnds(bounds) };
}

/** The quantile of a normal distribution that nine in ten are below. */
const NINE_IN_TEN = 1.2816;

/**
 * The smallest departure that the interval of a threshold, or of two thresholds' ratio, would have excluded nine times in
 * ten: what lies between the estimate and the end that is to pass a bound, and as much more as the estimate falls short of
 * the truth in one of ten. The two ends are not alike, and the estimate scatters like a normal number: {@link FREEDOM} only
 * makes the interval wider. A threshold that is higher may lie beyond all levels that were tried, and is known less well:
 * there it is as if it were a mean with so few degrees of freedom.
 *
 * Simulated in the worlds of a stored run, it is found in 82 to 92 of 100 where the threshold is lower, and in 87 to 92
 * where it is higher: what is tried is few windows, and departures come in steps (content/self-check.json).
 *
 * @param end which is to pass the bound; where nothing bounds it, both are taken to be as far as what was tried
 */
export function detectableThreshold(found: Contrast, end: "low" | "high", confidence = 0.95): number {
  const times = reachOf({ confidence });
  const reach = Math.abs(found[end] - found.estimate);
  const standardError = Number.isFinite(reach) ? reach / times : found.standardError;
  if (end === "low") return detectable(standardError, FREEDOM, { confidence });
  return (times + NINE_IN_TEN) * standardError;
}

/** Logarithms of likelihoods, from a first value on in steps. */
interface Likelihood {
  from: number;
  logs: number[];
}

interface Range {
  from: number;
  count: number;
}

function rangeOf(levels: readonly TrialsAt[]): Range {
  const tried = levels.filter(({ trials }) => trials > 0).map(({ level }) => Math.log(level));
  const from = Math.min(...tried) - BEYOND;
  return { from, count: Math.max(0, Math.ceil((Math.max(...tried) + BEYOND - from) / STEP) + 1) };
}

/** At each threshold the greatest likelihood over how steep the change is, and over where chance has put it this time. */
function profileOf(
  levels: readonly TrialsAt[],
  { from, count }: Range,
  { spread = 0 }: ThresholdOptions,
): Likelihood | null {
  const known = knownOf(levels);
  if (known.length === 0) return null;
  const at = (place: number) =>
    Math.max(...STEEPNESS.map((steepness) => logLikelihood(known, from + place * STEP, steepness)));
  const logs = Array.from({ length: count }, (_, place) => at(place));
  if (spread === 0) return { from, logs };
  const reach = Math.ceil((4 * spread) / STEP);
  const moved = logs.map((_, place) => {
    let best = Number.NEGATIVE_INFINITY;
    for (let other = Math.max(0, place - reach); other <= Math.min(count - 1, place + reach); other++)
      best = Math.max(best, (logs[other] ?? best) - ((other - place) * STEP) ** 2 / (2 * spread ** 2));
    return best;
  });
  return { from, logs: moved };
}

type Known = (TrialsAt & { log: number })[];

function knownOf(levels: readonly TrialsAt[]): Known {
  return levels.filter(({ trials }) => trials > 0).map((one) => ({ ...one, log: Math.log(one.level) }));
}

function logLikelihood(known: Known, at: number, steepness: number): number {
  return known.reduce((sum, { log, happened, trials }) => {
    const odds = steepness * (log - at);
    const not = Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds)));
    return sum + happened * odds - trials * not;
  }, 0);
}

/** Whether the likelihood falls off at each end of what is tried: beyond it, it stays as it is there. */
interface Bounds {
  isBoundedBelow: boolean;
  isBoundedAbove: boolean;
}

function boundsOf({ logs }: Likelihood, options: ThresholdOptions): Bounds {
  const reach = reachOf(options);
  const most = Math.max(...logs);
  const isBounded = (log = most) => 2 * (most - log) > reach ** 2;
  return { isBoundedBelow: isBounded(logs[0]), isBoundedAbove: isBounded(logs.at(-1)) };
}

/** The ends that take the place of those of what is tried. */
function openEnds({ isBoundedBelow, isBoundedAbove }: Bounds): Partial<Contrast> {
  return {
    ...(!isBoundedBelow && { low: Number.NEGATIVE_INFINITY }),
    ...(!isBoundedAbove && { high: Number.POSITIVE_INFINITY }),
  };
}

function reachOf({ confidence = 0.95 }: ThresholdOptions): number {
  return quantileOfT((1 + confidence) / 2, FREEDOM);
}

/** The values whose likelihood is not too far below the greatest, as if it were that of a mean. */
function intervalOf({ from, logs }: Likelihood, options: ThresholdOptions): Contrast {
  const reach = reachOf(options);
  const most = Math.max(...logs);
  const [low, high] = endsWhere(logs, (log) => 2 * (most - log) <= reach ** 2);
  const [first, last] = endsWhere(logs, (log) => most - log < 1e-9);
  const logAt = (place: number) => from + place * STEP;
  return {
    ...{ estimate: logAt((first + last) / 2), low: logAt(low), high: logAt(high) },
    standardError: ((high - low) * STEP) / (2 * reach),
    freedom: FREEDOM,
  };
}

function endsWhere(logs: readonly number[], isAmong: (log: number) => boolean): [number, number] {
  return [logs.findIndex(isAmong), logs.findLastIndex(isAmong)];
}
