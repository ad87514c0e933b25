import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { printClaims as reportFailing } from "../../../../app/site/print-claims.ts";
import { claims } from "../../../../content/articles/fastapi-flask/claims.ts";
import { judgeClaims } from "../../../../content/findings/claims/judge-claims.ts";
import { parseRun } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import { printClaims } from "../../../../runner/cli/print-claims.ts";
import { printPlan } from "../../../../runner/cli/print-plan.ts";
import { printSummary } from "../../../../runner/cli/print-summary.ts";
import { showProgress } from "../../../../runner/cli/progress.ts";
import { lastLines } from "../../../../runner/fleet/logs/last-log-lines.ts";
import { steps } from "../../../../runner/schedule/steps.ts";
import { hostileFile } from "../../../fixture/made-run/hostile.ts";
import { threeServices } from "../services.fixture.ts";

/** What steers a terminal: every control but line feed and tab, and what turns the direction of writing. */
const CONTROLS = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

let run: Run;
let printed = "";

beforeEach(async () => {
  run = await parseRun(await hostileFile(), "hostile.json");
  printed = "";
  vi.spyOn(console, "log").mockImplementation((...words: unknown[]) => {
    printed += `${words.join(" ")}\n`;
  });
});

afterEach(() => vi.restoreAllMocks());

describe("a run in which every text is hostile", () => {
  it.each([
    ["summary", () => printSummary(run), "Not measured: flask1xanalytics"],
    ["plan", () => printPlan(run.plan, steps(run.plan, threeServices, 2), 60), "Plan quick"],
    [
      "progress",
      async () => (await showProgress()).begin({ kind: "snapshot", target: "a", estimateSeconds: 1 }),
      "[1/0] a:",
    ],
    ["claims", () => printClaims(run), "Claims: "],
    ["claims that fail", () => reportFailing(judgeClaims(claims, run)), "Claims: "],
  ])("prints its %s as text, of a bounded size", async (_, report, said) => {
    await report();
    expect(printed).toContain(said);
    expect(CONTROLS.exec(printed)).toBeNull();
    expect(printed.length).toBeLessThan(100_000);
  });
});

describe("the end of a log", () => {
  it("is fifteen lines of three hundred characters, without what steers a terminal", () => {
    const line = `\u001b[31mred\u001b]52;c;aGk=\u0007\u009b2J\u202e${"x".repeat(1000)}\r`;
    const log = lastLines(`${line}\n`.repeat(10_000));
    expect(log.split("\n")).toHaveLength(15);
    expect(Math.max(...log.split("\n").map(({ length }) => length))).toBe(302);
    expect(CONTROLS.exec(log)).toBeNull();
    expect(log).toContain("red");
  });

  it("is found in ten megabytes", () => {
    // What looks at every character once is done at once; what starts over at each would not end.
    expect(lastLines("\u001b]8;;".repeat(2_000_000)).length).toBeLessThan(400);
  });
});
