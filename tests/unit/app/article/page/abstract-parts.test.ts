import { describe, expect, it } from "vitest";
import { abstractOf } from "../../../../../app/article/page/abstract-parts.ts";
import { abstract } from "../../../../../content/articles/fastapi-flask/abstract.ts";
import { values } from "../../../../../content/articles/fastapi-flask/values.ts";
import { NOT_MEASURED, type Verdict } from "../../../../../content/findings/claims/verdict.ts";
import { lookUp, sayValue } from "../../../../../content/findings/values/value.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { smallRun } from "../../../content/run/small-run.ts";

function said(
  run: Run,
  verdicts: (Verdict | "not measured" | "not asked")[] = ["holds"],
  couldHardlyFail = false,
): string {
  const judged = verdicts.map((verdict) => {
    if (verdict === "not measured") return NOT_MEASURED;
    if (verdict === "not asked") return { ...NOT_MEASURED, wouldDecide: 24 };
    return { verdict, couldHardlyFail, detectable: null, observations: 3 };
  });
  return abstractOf({ abstract, values, run, judged })
    .map((parts) =>
      parts.map((part) => (typeof part === "string" ? part : sayValue(lookUp(values, part.of, run)))).join(""),
    )
    .join(" ");
}

describe("the abstract", () => {
  it("says what the run found, with its numbers", async () => {
    const text = said(await fixtureRun());
    expect(text).toMatch(
      /FastAPI takes [\d.]+.times \([\d.]+ to [\d.]+\) as long as Flask S where requests multiply matrices/,
    );
    expect(text).toMatch(/With 41 waits at once, FastAPI takes 0\.\d+.s and Flask L \d\.\d+.s\./);
    expect(text).not.toContain("not measured");
  });

  it("leaves out sentences whose numbers it does not have, and says that something is missing", async () => {
    const text = said(await gappedRun());
    expect(text).not.toContain("waits at once");
    expect(text).toMatch(/measurements of .*Flask.* are missing/);
    expect(text).not.toContain("not measured");
  });

  it("says that something is missing where that is of one target alone", async () => {
    const run = await fixtureRun();
    const [lacking] = run.plan.sweeps.filter(({ levels }) => levels.length > 1);
    const observations = run.observations.filter(
      (seen) => seen.kind !== "burst" || seen.cold || seen.target !== lacking?.target || seen.level === 1,
    );
    const [label] = run.targets.flatMap(({ name, label: said }) => (name === lacking?.target ? [said] : []));
    expect(said({ ...run, observations })).toContain(`measurements of ${label} are missing`);
    expect(said(run)).not.toContain("missing");
  });

  it("names targets as a sentence does, also those whose labels have a comma", async () => {
    const run = await fixtureRun();
    const labels = ["Starlette", "aiohttp", "Flask, many workers"];
    const lacking = run.plan.targets.slice(0, 3);
    const targets = run.targets.map((target) => {
      const label = labels[lacking.indexOf(target.name)];
      return label === undefined ? target : { ...target, label };
    });
    const observations = run.observations.filter(({ target }) => !lacking.includes(target ?? ""));
    expect(said({ ...run, targets, observations })).toContain(
      "measurements of Starlette, aiohttp and “Flask, many workers” are missing",
    );
  });

  it("reads well about a run that measured next to nothing", async () => {
    const text = said(await smallRun(), []);
    expect(text).not.toMatch(/not measured|undefined|null|NaN/);
  });

  it("counts the claims by verdict, and those that could hardly have failed", async () => {
    const run = await fixtureRun();
    expect(said(run, ["holds", "holds"])).toContain("All 2 claims of this article hold on this run.");
    expect(said(run, ["holds", "fails", "undecided", "undecided", "not measured"])).toContain(
      "Of the 5 claims of this article, 1 holds on this run, 1 fails, 2 are undecided and 1 is about what it did not measure.",
    );
    expect(said(run, ["holds", "not asked", "not measured"])).toContain(
      "Of the 3 claims of this article, 1 holds on this run, 1 is not asked of a quick run and 1 is about what it did not measure.",
    );
    expect(said(run, ["fails", "fails"])).toContain("Of the 2 claims of this article, 0 hold on this run and 2 fail.");
    expect(said(run, ["holds"], true)).toContain("The claim of this article holds on this run, but could hardly have");
  });
});
