import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Processes } from "../../../../../../app/article/elements/tables/processes.tsx";
import { Reproduction } from "../../../../../../app/article/elements/tables/reproduction.tsx";
import { Tasks } from "../../../../../../app/article/elements/tables/tasks.tsx";
import { ProcessCounts } from "../../../../../../app/article/elements/tables/trees.tsx";
import { sweepFigure } from "../../../../../../app/figures/sweep/sweep-figure.ts";
import { headOf } from "../../../../../../app/tables/dataset.ts";
import { baseline } from "../../../../../../content/articles/fastapi-flask/baseline.ts";
import { reproductionOf, tallyOf } from "../../../../../../content/findings/baseline/reproduction.ts";
import { gappedRun, HOSTILE } from "../../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const page = renderToStaticMarkup(createElement(Reproduction, { run, baseline }));

describe("the section of published figures", () => {
  it("names its source, and says how many are reproduced, differ and are undecided", () => {
    const { reproduced, differs, undecided } = tallyOf(reproductionOf(run, baseline));
    expect(page).toContain("Tester service");
    expect(page).toContain("2025-01-04");
    expect(page).toContain(`${reproduced} reproduced, ${differs} different and ${undecided} undecided`);
  });

  it("has a verdict as shape, word and class for every quantity, and the rule of every group", () => {
    const groups = reproductionOf(run, baseline);
    const rows = groups.flatMap((group) => group.rows);
    expect(page.match(/class="judgement verdict-/g)).toHaveLength(rows.length);
    for (const { quantity } of rows) expect(page).toContain(`<th scope="row">${quantity}</th>`);
    for (const { title } of groups) expect(page).toContain(`<b>${title}.</b>`);
    expect(page).toMatch(/verdict-reproduced"><b><span aria-hidden="true">=<\/span> reproduced/);
    expect(page).toMatch(/verdict-differs"><b><span aria-hidden="true">≠<\/span> differs/);
  });

  it("shows what a run calls its targets as text, whatever it is", async () => {
    const gapped = await gappedRun();
    const targets = gapped.targets.map((target) => ({ ...target, label: HOSTILE }));
    const hostile = renderToStaticMarkup(createElement(Reproduction, { run: { ...gapped, targets }, baseline }));
    expect(hostile).not.toMatch(/<script|<img/);
  });
});

describe("a table whose counterpart was published", () => {
  const cells = (markup: string) => [...markup.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, text]) => text);

  it("has the total of a sweep in units of one request alone, ours beside the original notebook's", () => {
    const dataset = sweepFigure(run, { title: "t", endpoint: "sync-cpubound" }, baseline)?.dataset;
    expect(dataset?.columns.slice(-2).map(headOf)).toEqual([
      "in units of one request",
      "published, in units of one request",
    ]);
    expect(dataset?.rows[0]?.slice(-2)).toEqual([1, 1]);
    const last = dataset?.rows
      .at(-1)
      ?.slice(-2)
      .map((cell) => Number(cell).toFixed(2));
    expect(last).toEqual(["2.48", "1.93"]);
    const waits = sweepFigure(run, { title: "t", endpoint: "sync-iobound" }, baseline)?.dataset;
    expect(waits?.columns.map(headOf).join()).not.toContain("published");
  });

  it("says how the tasks compare", () => {
    const tasks = renderToStaticMarkup(createElement(Tasks, { run, baseline, endpoint: "badasync-cpubound" }));
    expect(tasks).toMatch(/tasks reported, beside the original notebook.*differs/);
    expect(renderToStaticMarkup(createElement(Tasks, { run, baseline, endpoint: "sync-cpubound" }))).not.toContain(
      "beside the",
    );
  });

  it("has the tasks and the processes, or says that there are none", () => {
    const tasks = renderToStaticMarkup(createElement(Tasks, { run, baseline, endpoint: "badasync-cpubound" }));
    expect(cells(tasks).slice(-3)).toEqual(["5", "7", "7"]);
    expect(tasks).toContain("Published: 4 in every row.");
    const counts = cells(renderToStaticMarkup(createElement(ProcessCounts, { run, baseline })));
    expect(counts.filter((text) => /^4 \(4 gunicorn\) .*reproduced.*: 4 beside 4/.test(text ?? ""))).toHaveLength(1);
    expect(counts.filter((text) => text === "none")).toHaveLength(2);
    const listed = renderToStaticMarkup(createElement(() => createElement("div", null, Processes({ run, baseline }))));
    expect(listed).toContain(
      "Published: 3 (1 uvicorn, 2 python3.13), of a server started like this run’s “uvicornreload”.",
    );
    expect(listed).toContain("Published: 6 (6 gunicorn).");
  });
});
