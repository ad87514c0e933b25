import { expect, it } from "vitest";
import { seededRandom, shuffled } from "../../../../content/statistics/random.ts";

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

it("repeats its numbers for the same seed and not for another", () => {
  expect(draw(7, 20)).toEqual(draw(7, 20));
  expect(draw(7, 20)).not.toEqual(draw(8, 20));
});

it("stays from 0 to below 1, around one half", () => {
  const numbers = draw(1, 10_000);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((sum, number) => sum + number, 0) / 10_000).toBeCloseTo(0.5, 1);
});

it("gives neighbouring seeds first numbers that spread over the whole range", () => {
  const tenths = new Set(Array.from({ length: 100 }, (_, seed) => Math.floor(10 * (draw(seed, 1)[0] ?? 0))));
  expect(tenths.size).toBe(10);
});

it("shuffles without losing, doubling or moving the given items", () => {
  const items = [3, 1, 2, 2, 5];
  expect(shuffled(items, 4).toSorted()).toEqual([1, 2, 2, 3, 5]);
  expect(items).toEqual([3, 1, 2, 2, 5]);
  expect(shuffled(items, 4)).toEqual(shuffled(items, 4));
});

it("shuffles items that are lists themselves", () => {
  expect(shuffled([[1, 2]], 4)).toEqual([[1, 2]]);
});

it("makes every order of three about equally likely", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6_000; seed++) {
    const order = shuffled(["a", "b", "c"], seed).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});
