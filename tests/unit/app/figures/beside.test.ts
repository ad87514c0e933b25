import { describe, expect, it } from "vitest";
import { type FigureBeside, figuresBeside } from "../../../../app/figures/beside/figures-beside.ts";
import type { LinesData } from "../../../../app/figures/lines/lines-data.ts";
import type { RateRow } from "../../../../app/figures/rates/rates-data.ts";
import type { Waterfall } from "../../../../content/findings/within-bursts/waterfall.ts";
import { fixtureRun } from "../../../fixture/run.ts";
import { steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

const bursts = await fixtureRun();
const steady = await steadyRun(...wholeLoad());
const dataOf = <Data>(figures: FigureBeside[], id: RegExp): Data =>
  figures.find((one) => id.test(one.id))?.content.data as Data;

it("has a figure of sweeps and one of requests for each endpoint that both put bursts on", () => {
  const figures = figuresBeside({ theirs: bursts, yours: bursts });
  const endpoints = new Set(bursts.plan.sweeps.map(({ endpoint }) => endpoint));
  expect(figures.map(({ content }) => content.kind)).toEqual([...endpoints].flatMap(() => ["sweep", "waterfall"]));
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
});

describe("steady load", () => {
  const figures = figuresBeside({ theirs: steady, yours: steady }).filter(
    ({ content: { kind } }) => !["sweep", "waterfall"].includes(kind),
  );

  it("has rates, percentiles, capacities, connections and what it does over time", async () => {
    expect(figures.map(({ content }) => content.kind)).toEqual(["latency", "spectrum", "rates", "rates", "over-time"]);
    for (const { content } of figures) {
      expect(await content.draw()).not.toMatch(/NaN|Infinity|undefined/);
      expect(content.dataset.columns[0]).toEqual({ name: "run" });
      const runs = content.dataset.rows.map(([run]) => run);
      expect(runs.filter((run) => run === "theirs")).toHaveLength(runs.length / 2);
    }
  });

  it("draws their lines behind yours, paler, in the colour and shape of the same target", async () => {
    const { lines } = dataOf<LinesData>(figures, /latency/);
    const [theirs, yours] = [lines.filter(({ isBehind }) => isBehind), lines.filter(({ isBehind }) => !isBehind)];
    expect(theirs.map(({ id, label, place, sign }) => [id, label, place, sign])).toEqual(
      yours.map(({ id, label, place, sign }) => [`theirs-${id}`, `theirs: ${label}`, place, sign]),
    );
    expect(await figures[0]?.content.draw()).toContain(' paler"');
  });

  it("draws their capacities above yours", () => {
    const rows = dataOf<RateRow[]>(figures, /capacity/);
    expect(rows.map(({ label }) => label.startsWith("theirs: "))).toEqual(rows.map((_, row) => row % 2 === 0));
  });
});

it("leaves out what only one of them has", () => {
  const [target = ""] = bursts.plan.targets;
  const fewer = { ...bursts.plan, sweeps: bursts.plan.sweeps.filter((sweep) => sweep.target === target) };
  const figures = figuresBeside({ theirs: { ...bursts, plan: fewer }, yours: bursts });
  const shown = dataOf<Waterfall[]>(figures, /requests/);
  expect(new Set(shown.map((burst) => burst.target))).toEqual(new Set([target]));
  const { steady: _, ...none } = steady.plan;
  const kinds = figuresBeside({ theirs: { ...steady, plan: none }, yours: steady }).map(({ content }) => content.kind);
  expect(kinds).not.toContain("latency");
});

it("puts no two bursts beside each other that are of another number of requests", () => {
  const larger = bursts.plan.sweeps.map((sweep) => ({ ...sweep, levels: sweep.levels.map((level) => level + 1) }));
  const observations = bursts.observations.map((one) =>
    one.kind === "burst" ? { ...one, level: one.level + 1 } : one,
  );
  const others = { ...bursts, plan: { ...bursts.plan, sweeps: larger }, observations };
  const kinds = figuresBeside({ theirs: others, yours: bursts }).map(({ content }) => content.kind);
  expect(kinds).not.toContain("waterfall");
});
