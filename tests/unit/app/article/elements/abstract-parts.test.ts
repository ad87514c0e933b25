import { describe, expect, it } from "vitest";
import { abstractOf } from "../../../../../app/article/elements/abstract-parts.ts";
import type { Verdict } from "../../../../../content/findings/claims/verdict.ts";
import { lookUp, sayValue } from "../../../../../content/findings/values.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { gappedRun } from "../../../../fixture/gapped.ts";
import { fixtureRun } from "../../../../fixture/run.ts";
import { smallRun } from "../../../content/run/small-run.ts";

function said(run: Run, verdicts: Verdict[] = ["holds"]): string {
  return abstractOf(
    run,
    verdicts.map((verdict) => ({ verdict })),
  )
    .map((parts) => parts.map((part) => (typeof part === "string" ? part : sayValue(lookUp(run, part.of)))).join(""))
    .join(" ");
}

describe("the abstract", () => {
  it("says what the run found, with its numbers", async () => {
    const text = said(await fixtureRun());
    expect(text).toMatch(
      /Flask with several workers is ahead of a single FastAPI process: over all bursts of more than one FastAPI takes [\d.]+.times \(/,
    );
    expect(text).toMatch(/with 41 at once, 0\.\d+.s against \d\.\d+.s\./);
    expect(text).not.toContain("not measured");
  });

  it("changes its words where the run cannot tell, and leaves out numbers that it does not have", async () => {
    const text = said(await gappedRun());
    expect(text).toContain("Whether awaiting is ahead of Flask’s workers where requests wait stays open.");
    expect(text).toMatch(/Something is missing of .*Flask/);
    expect(text).not.toContain("not measured");
  });

  it("reads well about a run that measured next to nothing", async () => {
    const text = said(await smallRun(), []);
    expect(text).not.toMatch(/not measured|undefined|null|NaN/);
  });

  it("counts the claims by verdict", async () => {
    const run = await fixtureRun();
    expect(said(run, ["holds", "holds"])).toContain("All 2 claims of this article hold on this run.");
    expect(said(run, ["holds", "fails", "undecided", "undecided"])).toContain(
      "Of the 4 claims of this article 1 holds on this run, 1 fails and 2 are undecided.",
    );
    expect(said(run, ["fails", "fails"])).toContain("Of the 2 claims of this article 0 hold on this run and 2 fail.");
  });
});
