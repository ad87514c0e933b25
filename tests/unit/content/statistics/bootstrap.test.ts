import { expect, it } from "vitest";
import { bootstrapInterval } from "../../../../content/statistics/bootstrap.ts";
import { seededRandom } from "../../../../content/statistics/random.ts";
import { leastSquares } from "../../../../content/statistics/slope.ts";

interface Point {
  x: number;
  y: number;
}

const LEVELS = [1, 2, 3, 4, 5, 6, 10];
const slope = (groups: Point[][]) => leastSquares(groups.flat()).slope;

/** Three bursts at each level on the line y = x, with normal noise (Box and Muller 1958). */
function sweep(random: () => number): Point[][] {
  const noise = () => 0.3 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return LEVELS.map((x) => [0, 1, 2].map(() => ({ x, y: x + noise() })));
}

it("covers a slope over seven levels of three bursts at least nine times of ten", () => {
  const random = seededRandom(2);
  const sweeps = Array.from({ length: 400 }, () => sweep(random));
  const covered = sweeps.filter((groups, seed) => {
    const { low, high } = bootstrapInterval(groups, slope, { seed, resamples: 300 }) ?? { low: 0, high: 0 };
    return low <= 1 && 1 <= high;
  });
  expect(covered.length / sweeps.length).toBeGreaterThanOrEqual(0.9);
  expect(covered.length / sweeps.length).toBeLessThan(0.98);
});

it("repeats itself for the same seed and not for another", () => {
  const groups = sweep(seededRandom(1));
  const [one, same, other] = [5, 5, 6].map((seed) => bootstrapInterval(groups, slope, { seed, resamples: 100 }));
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
});

it("resamples within each group, to its own size", () => {
  const groups = [["a", "a", "A"], ["b"], Array.from({ length: 12 }, () => "c")];
  bootstrapInterval(
    groups,
    (resampled) => {
      expect(resampled.map((group) => new Set(group.map((one) => one.toLowerCase())))).toEqual([
        new Set("a"),
        new Set("b"),
        new Set("c"),
      ]);
      expect(resampled.map(({ length }) => length)).toEqual([3, 1, 12]);
      return 0;
    },
    { seed: 1, resamples: 50 },
  );
  expect.assertions(102);
});

it("gives no interval for fewer than 15 bursts, for single bursts, or for a statistic that mostly fails", () => {
  const groups = sweep(seededRandom(1));
  expect(bootstrapInterval(groups.slice(0, 4), slope, { seed: 1 })).toBeNull();
  expect(
    bootstrapInterval(
      groups.flat().map((point) => [point]),
      slope,
      { seed: 1 },
    ),
  ).toBeNull();
  expect(bootstrapInterval(groups, () => null, { seed: 1 })).toBeNull();
});
