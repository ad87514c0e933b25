import { expect, it } from "vitest";
import { draw } from "../../../../app/figures/draw.ts";
import type { FigureData } from "../../../../app/figures/kinds.ts";
import { calibrationsOf } from "../../../../content/findings/calibrations.ts";
import { serialLawOf } from "../../../../content/findings/law.ts";
import { sweepsOf } from "../../../../content/findings/sweeps.ts";
import { waterfallsOf } from "../../../../content/findings/waterfall.ts";
import type { Run } from "../../../../content/run/run.ts";
import { gappedRun, HOSTILE } from "../../../fixture/gapped.ts";
import { fixtureRun } from "../../../fixture/run.ts";

const run = await fixtureRun();

function figuresOf(of: Run): FigureData[] {
  const aloneSeconds = serialLawOf(of)?.aloneSeconds ?? null;
  return [
    { kind: "calibration", data: calibrationsOf(of) },
    { kind: "sweep", data: { series: sweepsOf(of, "sync-cpubound"), aloneSeconds } },
    { kind: "waterfall", data: waterfallsOf(of, "sync-cpubound") },
  ];
}

it("draws every figure with a size that scales and no number that is none", () => {
  for (const svg of figuresOf(run).map(draw)) {
    expect(svg).toMatch(/^<svg viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("draws a dot for every burst", () => {
  const svg = draw({ kind: "sweep", data: { series: sweepsOf(run, "sync-cpubound"), aloneSeconds: 0.25 } });
  expect(svg.match(/class="sample"/g)).toHaveLength(3 * 4 * 2);
});

it("says what was not measured, also when nothing was", async () => {
  for (const of of [await gappedRun(), await fixtureRun({ observations: [], iterations: [] })])
    for (const svg of figuresOf(of).map(draw)) {
      expect(svg).toContain("not measured");
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
});

it("draws what a run says as text, whatever it is", () => {
  const targets = run.targets.map((target) => ({ ...target, label: HOSTILE }));
  for (const svg of figuresOf({ ...run, targets }).map(draw)) expect(svg).not.toMatch(/<script|<img/);
});
