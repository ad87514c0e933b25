import { expect, it } from "vitest";
import { keyOf } from "../../../../../content/findings/looks/cells.ts";
import { smallerLevels, withinSeconds } from "../../../../../content/findings/looks/choose.ts";

const cell = (level: number) => ({ target: "a", endpoint: "b", level });
const cells = (...levels: number[]) => levels.map(cell);
/** What a claim needs: the cells of some levels, so often. */
const need = (repetitions: number, ...levels: number[]) => ({ cells: cells(...levels), repetitions });
const once = (...levels: number[]) => need(1, ...levels);
const keys = (...levels: number[]) => new Set(levels.map((level) => keyOf(cell(level))));
/** Every cell takes as many seconds as it has requests. */
const secondsOf = (some: readonly { level: number }[]) => some.reduce((sum, { level }) => sum + level, 0);

it("grants all claims what they need while there is time", () => {
  expect(withinSeconds([once(1, 5), once(10)], 16, { secondsOf })).toEqual(keys(1, 5, 10));
});

it("grants first the claims that need least, and none a part of what it needs", () => {
  expect(withinSeconds([once(1, 10), once(5), once(2)], 12, { secondsOf })).toEqual(keys(2, 5));
});

it("counts what another claim has been granted as had", () => {
  expect(withinSeconds([once(5, 2), once(5, 3), once(4)], 12, { secondsOf })).toEqual(keys(4, 5, 2));
  expect(withinSeconds([once(5, 2), once(5, 3)], 10, { secondsOf })).toEqual(keys(5, 2, 3));
});

it("grants first what takes least with all the repetitions that it needs", () => {
  expect(withinSeconds([need(4, 3), need(1, 10)], 12, { secondsOf })).toEqual(keys(10));
  expect(withinSeconds([need(3, 3), need(1, 10)], 12, { secondsOf })).toEqual(keys(3));
  expect(withinSeconds([need(3, 3, 1), need(2, 3)], 12, { secondsOf })).toEqual(keys(3, 1));
});

it("grants one repetition of what needs more than there is time for, in what is left by the others", () => {
  const hopeless = need(Number.POSITIVE_INFINITY, 2, 0);
  expect(withinSeconds([hopeless, need(2, 5)], 12, { secondsOf })).toEqual(keys(2, 0, 5));
  expect(withinSeconds([hopeless, need(2, 5)], 11, { secondsOf })).toEqual(keys(5));
});

it("takes the smaller levels of all sweeps, as many as fit, and one at least", () => {
  const both = [...cells(1, 5, 10), ...cells(5).map((one) => ({ ...one, target: "c" }))];
  expect(smallerLevels(both, 100, { secondsOf })).toEqual(both);
  expect(smallerLevels(both, 20, { secondsOf }).map(({ level }) => level)).toEqual([1, 5, 5]);
  expect(smallerLevels(both, 10, { secondsOf })).toEqual(cells(1));
  expect(smallerLevels(both, 0, { secondsOf })).toEqual(cells(1));
});

it("grants nothing without time, or where nothing is needed", () => {
  expect(withinSeconds([once(1)], 0, { secondsOf })).toEqual(new Set());
  expect(withinSeconds([], 10, { secondsOf })).toEqual(new Set());
});
