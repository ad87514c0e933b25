import { globSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { prerender } from "react-dom/static";
import { expect, it } from "vitest";
import { Figure } from "../../../../app/figures/frame/figure.tsx";
import type { FigureContent } from "../../../../app/figures/frame/figure-content.ts";
import { contentOfKept, type KeptFigure, keptFigure } from "../../../../app/figures/kept-figure.ts";
import { FIGURE_KINDS, liveOfKind } from "../../../../app/figures/kinds.ts";
import { FIGURES } from "../../../../app/figures/registry.ts";
import { gappedRun } from "../../../fixture/gapped.ts";
import { MIXED, steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

async function markupOf(content: FigureContent): Promise<string> {
  const file = { run: "a-run", figure: "a-figure" };
  const { prelude } = await prerender(<Figure file={file} id="a-figure" number={1} content={content} />);
  return new Response(prelude).text();
}

it("lists every kind of figure, by the name of its folder", () => {
  const folders = globSync("app/figures/*/*-figure.ts").map((file) => path.basename(path.dirname(file)));
  expect(FIGURE_KINDS.map(({ name }) => name)).toEqual([...new Set(folders)].toSorted());
});

it("says which kind it does not know", async () => {
  await expect(liveOfKind("pie")).rejects.toThrow(
    'expected a kind of figure that app/figures/kinds.ts lists, got "pie"',
  );
});

const [gapped, loaded] = [await gappedRun(), await steadyRun(...wholeLoad())];
const run = {
  ...gapped,
  plan: { ...gapped.plan, steady: loaded.plan.steady },
  observations: [...gapped.observations, ...loaded.observations.filter(({ kind }) => kind === "steady")],
};
const NAMES = {
  light: MIXED.light,
  blocking: MIXED.blocking,
  endpoint: "sync-cpubound",
  endpoints: "sync-cpubound sync-iobound",
  target: "fastapianalytics",
};

it.each(Object.entries(FIGURES))("draws %s from what was kept just as from the run", async (_, { contentOf }) => {
  const content = contentOf(run, { title: "t", ...NAMES }, null);
  if (!content) throw new Error("expected a figure of the run, got none");
  const stored = deserialize(serialize(await keptFigure("a-figure", content))) as KeptFigure;
  expect(await markupOf(contentOfKept(stored))).toBe(await markupOf(content));
});
