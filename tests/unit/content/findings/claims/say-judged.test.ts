import { describe, expect, it } from "vitest";
import { allSentBeforeAnswered } from "../../../../../content/findings/claims/kinds/all-sent-before-answered.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { growsWithRequests } from "../../../../../content/findings/claims/kinds/grows-with.ts";
import { lawIs } from "../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { processCountIs } from "../../../../../content/findings/claims/kinds/processes/process-counts.ts";
import { sayEvidence, sayMark, sayPercent, sayVerdict } from "../../../../../content/findings/claims/say-judged.ts";
import { NOT_MEASURED } from "../../../../../content/findings/claims/verdict.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { changed } from "./kinds/changed-runs.fixture.ts";

const FASTAPI = { endpoint: "sync-cpubound", target: "fastapianalytics" };
const FLASK = { endpoint: "sync-cpubound", target: "flask1xanalytics" };

const exact = await fixtureRun();
/** The same run with noise: repetitions differ by one percent either way. */
const run = changed(exact, null, ({ repetition }) => 1 + (repetition === 0 ? 0.01 : -0.01));

it("tells what was not measured from what is undecided where no evidence stands beside it", () => {
  expect(sayMark(NOT_MEASURED)).toBe("not measured");
  expect(sayMark({ ...NOT_MEASURED, observations: 3 })).toBe("undecided");
  expect(sayMark({ ...NOT_MEASURED, detectable: 0.5, couldHardlyFail: true })).toBe("undecided, weak test");
  expect(sayMark({ ...NOT_MEASURED, wouldDecide: 24 })).toBe("not asked of a quick run");
  expect(sayMark({ ...NOT_MEASURED, verdict: "holds" })).toBe("holds");
});

it.each([
  [0, "less than 0.01%"],
  [0.0042, "0.42%"],
  [0.123, "12%"],
  [10, "more than tenfold"],
  [Number.POSITIVE_INFINITY, "more than tenfold"],
])("says a change of %f as %s", (change, said) => {
  expect(sayPercent(change)).toBe(said);
});

describe("how hard a claim was tested", () => {
  it("is the smallest change that would have been noticed, where an interval decides", () => {
    const judged = growsWithRequests(FASTAPI, 0.1)(run);
    expect(judged).toMatchObject({ margin: 0.1, couldHardlyFail: false, observations: null });
    expect(judged.detectable).toBeGreaterThan(0.005);
    expect(judged.detectable).toBeLessThan(0.1);
    expect(sayEvidence(judged)).toMatch(/; margin 10%; \d(\.\d)?% would have been noticed$/);
    expect(fasterThan(FLASK, FASTAPI)(run)).toMatchObject({ margin: null, couldHardlyFail: false });
    expect(sayEvidence(fasterThan(FLASK, FASTAPI)(run))).toMatch(/; \d+(\.\d+)?% would have been noticed$/);
  });

  it("is marked where that is more than the margin, whatever the verdict", () => {
    const noisy = changed(exact, FASTAPI, ({ repetition }) => (repetition === 0 ? 1.3 : 0.7));
    const judged = growsWithRequests(FASTAPI, 0.1)(noisy);
    expect(judged).toMatchObject({ verdict: "undecided", couldHardlyFail: true });
    expect(sayVerdict(judged)).toBe("undecided, weak test");
    expect(sayEvidence(judged)).toMatch(/; only \d+% would have been noticed, so it could hardly have failed$/);
    const false_ = changed(noisy, FASTAPI, ({ level }) => (level === 1 ? 1 : 9));
    expect(growsWithRequests(FASTAPI, 0.1)(false_)).toMatchObject({ verdict: "fails", couldHardlyFail: true });
  });

  it("is how many observations were counted, where counting decides", () => {
    expect(processCountIs("flask1xanalytics", 4)(run)).toMatchObject({ observations: 1, detectable: null });
    expect(sayEvidence(processCountIs("flask1xanalytics", 4)(run))).toBe("4 found, 4 expected; from 1 observation");
    const bursts = run.observations.filter(
      (seen) => seen.kind === "burst" && seen.endpoint === FASTAPI.endpoint && seen.target === FASTAPI.target,
    );
    const larger = bursts.filter((seen) => seen.kind === "burst" && seen.level > 1).length;
    expect(allSentBeforeAnswered(FASTAPI)(run)).toMatchObject({ observations: larger });
    expect(lawIs(FASTAPI, "serial")(run)).toMatchObject({ observations: larger });
  });
});
