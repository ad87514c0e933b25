import { describe, expect, it } from "vitest";
import { type FigureBeside, figuresBeside } from "../../../../app/figures/beside/figures-beside.ts";
import type { CalibrationColumn } from "../../../../app/figures/calibration/calibration-data.ts";
import { calibrationDrawing } from "../../../../app/figures/calibration/calibration-drawing.tsx";
import type { LinesData } from "../../../../app/figures/lines/lines-data.ts";
import type { RateRow } from "../../../../app/figures/rates/rates-data.ts";
import { figuresOfRun } from "../../../../app/figures/run-figures.ts";
import { mixedKindsOf } from "../../../../content/findings/steady/mixed.ts";
import type { Waterfall } from "../../../../content/findings/within-bursts/waterfall.ts";
import type { Run } from "../../../../content/run/run.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";
import { steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

const bursts = await fixtureRun();
const steady = await steadyRun(...wholeLoad());
const dataOf = <Data>(figures: FigureBeside[], id: RegExp): Data =>
  figures.find((one) => id.test(one.id))?.content.data as Data;

it("has a figure of sweeps and one of requests for each endpoint that both put bursts on", () => {
  const figures = figuresBeside({ theirs: bursts, yours: bursts });
  const endpoints = new Set(bursts.plan.sweeps.map(({ endpoint }) => endpoint));
  const ofEndpoints = [...endpoints].flatMap(() => ["sweep", "waterfall"]);
  expect(figures.map(({ content }) => content.kind)).toEqual(["calibration", ...ofEndpoints]);
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
});

describe("steady load", () => {
  const figures = figuresBeside({ theirs: steady, yours: steady }).filter(
    ({ content: { kind } }) => !["calibration", "sweep", "waterfall"].includes(kind),
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

it("draws their calibration behind yours, target by target, and has both in its marks and its table", async () => {
  const [first] = figuresBeside({ theirs: bursts, yours: bursts });
  const columns = first?.content.data as CalibrationColumn[];
  expect(columns.map(({ target, behind }) => behind?.target === target)).toEqual(bursts.plan.targets.map(() => true));
  const drawn = (await first?.content.draw()) ?? "";
  expect(drawn.split('class="paler"')).toHaveLength(1 + columns.length);
  expect(drawn.indexOf('class="paler"')).toBeLessThan(drawn.indexOf('class="sample"'));
  const titles = calibrationDrawing.marksOf(columns, null).map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith("theirs: "))).toHaveLength(titles.length / 2);
  expect(first?.content.dataset.rows.map(([run]) => run).toSorted()[0]).toBe("theirs");
});

it("keeps light loads apart beside which requests were sent at different rates", async () => {
  const plan = steady.plan.steady;
  if (!plan) throw new Error("expected a steady load");
  const mixed = plan.mixed.flatMap((one) => [one, { ...one, blockingEverySeconds: 2 * one.blockingEverySeconds }]);
  const two = { ...steady, plan: { ...steady.plan, steady: { ...plan, mixed } } };
  const kinds = mixedKindsOf(two);
  expect(kinds).toHaveLength(2 * mixedKindsOf(steady).length);
  const shown = (theirs: Run, yours: Run) =>
    figuresBeside({ theirs, yours }).filter(({ content }) => content.kind === "over-time");
  const [slower] = mixedKindsOf(steady);
  const said = shown(steady, two).map(({ content }) => content.title);
  expect(said).toEqual([expect.stringMatching(`every ${slower?.everySeconds} s$`)]);
  const titles = figuresOfRun(two, null).flatMap(({ id, title }) => (id.startsWith("over-time") ? [title] : []));
  expect(new Set(titles).size).toBe(kinds.length);
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

it("says of their half of a figure what is not so in yours", () => {
  const silent = bursts.observations.map((one) =>
    one.kind === "burst" ? { ...one, requests: one.requests.map((request) => ({ ...request, work: null })) } : one,
  );
  const of = (theirs: Run, yours: Run) =>
    figuresBeside({ theirs, yours }).find(({ content }) => content.kind === "waterfall")?.content;
  const without = { ...bursts, observations: silent };
  expect(of(without, bursts)?.note).toMatch(/requests are served at the same time\. Of theirs: When .* is not known/);
  expect(of(bursts, without)?.caption).toMatch(
    /^How long .* Of theirs: When .* Of each target theirs is above yours\.$/,
  );
  expect(of(bursts, bursts)?.caption).not.toContain("Of theirs:");
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
