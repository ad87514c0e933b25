import { expect, it } from "vitest";
import { slownessOf } from "../../../../../content/findings/worlds/simulate-burst.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";

const REPETITIONS = 10;
const EACH = 200;

/** How many of a repetition's bursts are held up, repetition by repetition. */
function heldUp(episodeFrom: number): number[] {
  const random = seededRandom(1);
  const disturbances = { share: 0.2, times: 2, isEpisode: true };
  return Array.from({ length: REPETITIONS }, (_, repetition) => {
    const place = { repetition, repetitions: REPETITIONS };
    const all = Array.from({ length: EACH }, () => slownessOf(0, { random, disturbances, episodeFrom }, place));
    for (const { slower, isHeldUp } of all) expect(slower).toBe(isHeldUp ? 2 : 1);
    return all.filter(({ isHeldUp }) => isHeldUp).length;
  });
}

it("holds up all that comes in one stretch of a run, and nothing else", () => {
  expect(heldUp(0.3)).toEqual([0, 0, 0, EACH, EACH, 0, 0, 0, 0, 0]);
  expect(heldUp(0.9)).toEqual([EACH, 0, 0, 0, 0, 0, 0, 0, 0, EACH]);
});

it("holds up a part of the repetitions in which the stretch begins and ends", () => {
  const [first = 0, second = 0, third = 0, ...others] = heldUp(0.05);
  expect([second, ...others.slice(0, 6)]).toEqual([EACH, 0, 0, 0, 0, 0, 0]);
  expect(first / EACH).toBeCloseTo(0.5, 0);
  expect(third / EACH).toBeCloseTo(0.5, 0);
  expect(first * third).toBeGreaterThan(0);
});
