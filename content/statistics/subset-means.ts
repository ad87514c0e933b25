import { seededRandom } from "./random.ts";

/**
 * The means of all 2ⁿ − 1 non-empty subsets of a sample, ascending.
 *
 * @param sample at most about 20 numbers: time and memory double with each
 */
export function subsetMeans(sample: readonly number[]): Float64Array {
  let subsets = [{ sum: 0, size: 0 }];
  for (const value of sample)
    subsets = [...subsets, ...subsets.map(({ sum, size }) => ({ sum: sum + value, size: size + 1 }))];
  return Float64Array.from(subsets.slice(1), ({ sum, size }) => sum / size).sort();
}

/**
 * The means of random non-empty subsets of a sample, ascending: each value is in with probability one half, and an
 * empty subset is drawn anew.
 *
 * @param sample at least one number
 * @param count of subsets
 */
export function sampledSubsetMeans(sample: readonly number[], count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => randomMean(sample, random)).sort();
}

function randomMean(sample: readonly number[], random: () => number): number {
  let [sum, size] = [0, 0];
  while (size === 0) {
    for (const value of sample) {
      if (random() < 0.5) continue;
      sum += value;
      size += 1;
    }
  }
  return sum / size;
}
