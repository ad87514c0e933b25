import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";

/**
 * A stream of numbers, uniform from 0 to below 1, the same for the same seed on every machine: MT19937 (Matsumoto and
 * Nishimura 1998). Its seeding tells small neighbouring seeds apart from the first number on, as xoroshiro's does not.
 *
 * @param seed a whole number, of which 32 bits count
 */
export function seededRandom(seed: number): () => number {
  const generator = mersenne(seed);
  return () => uniformFloat64(generator);
}

/**
 * The items in a random order, every order equally likely (Fisher and Yates 1938; Durstenfeld 1964); leaves the given
 * ones as they were.
 *
 * @param seed a whole number, of which 32 bits count
 */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
