import { expect, it } from "vitest";
import { falsifiable, NOT_MEASURED, type Test } from "../../../../../content/findings/claims/verdict.ts";
import { type Cell, cellsOf } from "../../../../../content/findings/looks/cells.ts";
import { lookAt } from "../../../../../content/findings/looks/look.ts";
import { lookBefore } from "../../../../../content/findings/looks/look-before.ts";
import { sayLook } from "../../../../../content/findings/looks/say-looks.ts";
import { isLeftOut, type Look } from "../../../../../content/run/looks.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const DIRECT = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const FLASK = { ...DIRECT, target: "flask1xanalytics" };
const reads = (...sweeps: (typeof DIRECT)[]): Test => falsifiable(() => NOT_MEASURED, { sweeps, falsify: () => null });
const articles = [{ slug: "article", claims: { one: { test: reads(DIRECT) }, both: { test: reads(DIRECT, FLASK) } } }];

/** Every burst is expected to take a second for each request. */
const expected = { secondsOf: (cells: readonly Cell[]) => cells.reduce((sum, { level }) => sum + level, 0) };
const run = await fixtureRun();
const all = expected.secondsOf(cellsOf(run));
const own = expected.secondsOf(
  cellsOf(run).filter((cell) => cell.target === DIRECT.target && cell.endpoint === DIRECT.endpoint),
);

const within = (burstSeconds: number) => ({
  ...run,
  plan: { ...run.plan, repetitions: 6, untilDecided: { burstSeconds } },
});
const before = (burstSeconds: number) =>
  lookBefore(within(burstSeconds), articles, { rest: { ...expected, spentSeconds: 0 }, atSeconds: 3 });
const measuredOf = (look: Look | null) =>
  cellsOf(run).filter((cell) => !isLeftOut(look ? [look] : [], { ...cell, repetition: 0 }));

it("takes nothing from a first repetition that fits into three quarters of the time", () => {
  expect(before(all / 0.75)).toBeNull();
});

it("leaves out what no claim reads before what a claim needs", () => {
  const look = before((2 * own + 4) / 0.75);
  const kept = measuredOf(look).filter(
    ({ target, endpoint }) => endpoint === DIRECT.endpoint && target !== "flask2xanalytics",
  );
  expect(expected.secondsOf(kept)).toBe(2 * own);
  expect(expected.secondsOf(measuredOf(look))).toBeLessThanOrEqual(2 * own + 4);
  expect(new Set(look?.leftOut.map(({ reason }) => reason))).toEqual(new Set(["no claim reads it"]));
  expect(look && sayLook(look)).toMatch(
    /^The first repetition would take longer than there is time for\. It leaves out \d+ levels of \d+ sweeps that no claim reads\.$/,
  );
});

it("then leaves out what the dearest claim needs, and at the worst keeps the smallest bursts", () => {
  const look = before((own + 1) / 0.75);
  expect(look?.leftOut).toContainEqual({ ...FLASK, levels: [1, 2, 3, 5], reason: "no time" });
  expect(measuredOf(look)).toEqual(expect.arrayContaining([{ ...DIRECT, level: 5 }]));
  expect(new Set(measuredOf(before(1)).map(({ level }) => level))).toEqual(new Set([1]));
});

it("has the second repetition leave out the same", () => {
  const look = before((own + 1) / 0.75) as Look;
  const once = run.observations.filter(
    (seen) => seen.kind !== "burst" || seen.cold || (seen.repetition === 0 && !isLeftOut([look], seen)),
  );
  const next = lookAt({ ...within(1e6), observations: once, looks: [look] }, articles, {
    repetitions: 1,
    atSeconds: 9,
  });
  const left = cellsOf(run).filter((cell) => isLeftOut([look, next], { ...cell, repetition: 1 }));
  expect(left).toEqual(cellsOf(run).filter((cell) => isLeftOut([look], { ...cell, repetition: 0 })));
});
