import type { Law } from "./law.ts";

/** How many times as long the service of one request takes as alone, in bursts that take all places. */
export interface ServiceStretch {
  ratio: number;
  low: number;
  high: number;
}

/** What was seen of a server at work on its largest bursts. */
export interface Observed {
  /** The most requests that were worked on at the same moment. */
  concurrency: number;
  /** How many requests the largest bursts have. */
  level: number;
  /** Null where the noise is not known. */
  stretch: ServiceStretch | null;
}

/**
 * What laws are told apart by, found over 75 sweeps of which the law was known: a service that has what it needs took at
 * most so many times as long as alone, one that shares cores at least so many times. Where all requests are served at
 * once, overheads stretch them more, and so does sharing.
 */
const BELOW_LEVEL = { free: 1.11, shares: 1.35, freeBelow: Math.sqrt(1.11 * 1.35) };
const AT_LEVEL = { free: 1.65, shares: 2.17, freeBelow: 1.65 };

/**
 * Names the law of a sweep from the work intervals of its largest bursts, without any fit.
 *
 * | law               | concurrency | stretch        |
 * | ----------------- | ----------- | -------------- |
 * | serial            | 1           | within 1.11    |
 * | staircase         | below level | at most 1.11   |
 * | queued and shared | below level | 1.35 and above |
 * | shared            | level       | 2.17 and above |
 * | flat              | level       | at most 1.65   |
 *
 * The estimate has to lie in the range of the law, and its interval must not reach that of the other. Where requests wait
 * for a place, an estimate may lie a little beyond the range of those that have what they need, nearer to it than to the
 * other, if its interval reaches back: noise would leave the law untold in one of four runs of a pool whose stretch is 1.1.
 *
 * @returns null, undecided, where the stretch lies between the ranges, or where its noise does not tell
 */
export function lawOf({ concurrency, level, stretch }: Observed): Law | null {
  if (level < 2 || stretch === null) return null;
  const { free, shares, freeBelow } = concurrency < level ? BELOW_LEVEL : AT_LEVEL;
  const isFree = stretch.ratio <= freeBelow && stretch.low <= free && stretch.high < shares;
  if (concurrency === 1) return isFree && stretch.ratio >= 1 / free && stretch.low > 1 / shares ? "serial" : null;
  if (isFree) return concurrency < level ? "staircase" : "flat";
  const isSharing = stretch.ratio >= shares && stretch.low > free;
  if (!isSharing) return null;
  return concurrency < level ? "queued and shared" : "shared";
}
