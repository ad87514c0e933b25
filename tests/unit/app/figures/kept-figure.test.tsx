import { globSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { renderToStaticMarkup } from "react-dom/server";
import { prerender } from "react-dom/static";
import { expect, it } from "vitest";
import { Figure } from "../../../../app/figures/frame/figure.tsx";
import type { FigureContent } from "../../../../app/figures/frame/figure-content.ts";
import { contentOfKept, type KeptFigure, keptFigure } from "../../../../app/figures/kept-figure.ts";
import { FIGURE_KINDS, liveOfKind } from "../../../../app/figures/kinds.ts";
import { FIGURES } from "../../../../app/figures/registry.ts";
import { DataTable } from "../../../../app/tables/data-table.tsx";
import { gappedRun } from "../../../fixture/made-run/gapped.ts";
import { LOAD, MIXED, steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

async function markupOf(content: FigureContent): Promise<string> {
  const file = { run: "a-run", figure: "a-figure" };
  const { prelude } = await prerender(<Figure file={file} id="a-figure" number={1} content={content} />);
  return new Response(prelude).text();
}

it("lists every kind of figure, by the name of its folder", () => {
  const folders = globSync("app/figures/*/*-{figure,kind}.ts", { exclude: ["app/figures/beside/**"] });
  const names = new Set(folders.map((file) => path.basename(path.dirname(file))));
  expect(FIGURE_KINDS.map(({ name }) => name)).toEqual([...names].toSorted());
});

it("says which kind it does not know", async () => {
  await expect(liveOfKind("pie")).rejects.toThrow(
    'expected a kind of figure that app/figures/kinds.ts lists, got "pie"',
  );
});

const runs = [await gappedRun(), await steadyRun(...wholeLoad())];
const NAMES = { ...MIXED, title: "t", endpoint: "sync-cpubound", target: "fastapianalytics" };
const ENDPOINTS = ["sync-cpubound sync-iobound", LOAD.endpoint];

it.each(Object.entries(FIGURES))("draws %s from what was kept just as from the run", async (_, { contentOf }) => {
  const asked = ENDPOINTS.map((endpoints) => ({ ...NAMES, endpoints }));
  const [content] = runs.flatMap((run) => asked.flatMap((attributes) => contentOf(run, attributes, null) ?? []));
  if (!content) throw new Error("expected a figure of one of the runs, got none");
  const stored = deserialize(serialize(await keptFigure("a-figure", content))) as KeptFigure;
  expect(stored.table).toBe(renderToStaticMarkup(<DataTable dataset={content.dataset} />));
  const [before, now] = [await markupOf({ ...content, table: stored.table }), await markupOf(contentOfKept(stored))];
  expect(now.length).toBe(before.length);
  // Compared as a whole, so that a failure prints no drawing.
  expect(now === before).toBe(true);
});
