import { describe, expect, it } from "vitest";
import { baseline } from "../../../../../content/articles/fastapi-flask/baseline.ts";
import { publishedSweep } from "../../../../../content/baselines/published-figures.ts";
import { publishedGrowth } from "../../../../../content/findings/baseline/compared/serial.ts";
import { publishedTasks } from "../../../../../content/findings/baseline/compared/tasks.ts";
import { reproducedOn, reproductionOf, tallyOf } from "../../../../../content/findings/baseline/reproduction.ts";
import { publishedTotals } from "../../../../../content/findings/baseline/scaled.ts";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { nothingBlocks } from "../../../../fixture/made-run/at-once.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { TARGETS } from "../../../../fixture/made-run/targets.ts";
import { shareOf } from "../../statistics/contrasts/simulated.fixture.ts";
import { rowOf, scattered, verdictOf, withTen } from "./reproduction.fixture.ts";

const { figures } = baseline;
const run = await fixtureRun();
const different = await nothingBlocks();
const empty = { ...run, observations: [], iterations: [] };

const [SERIAL, HIDDEN_SERIAL] = [
  "called directly, matrices: n requests",
  "hidden in a coroutine, matrices: n requests",
];
const HIDDEN = "hidden call over direct call";
const [TEN, SUM] = ["a burst of 10 over", "server times of a burst of 5"];
const [FLASK, FLASK_MORE] = ["Flask, 3 workers: larger bursts", "Flask, 5 workers: larger bursts"];

// Computed apart from this code, by the formulas that the rules state.
it.each([
  [SERIAL, "0.908 to 1.04"],
  [HIDDEN_SERIAL, "0.869 to 1.05"],
  [HIDDEN, "0.900 to 1.11"],
  [TEN, "7.28 to 12.3"],
  [SUM, "0.950 to 1.05"],
  [FLASK, "1.07 to 2.14"],
  [FLASK_MORE, "0.882 to 2.60"],
  ["over Flask, 3 workers", "1.08 to 1.71"],
  ["over Flask, 5 workers", "1.06 to 2.10"],
  ["FastAPI, 1 worker: one request over the wanted", "0.702 to 1.16"],
  ["Flask, 3 workers: one request over the wanted", "0.493 to 0.814"],
  ["Flask, 5 workers: one request over the wanted", "0.367 to 0.607"],
])("compares %s with the range %s", (quantity, range) => {
  expect(rowOf(run, quantity)?.why).toContain(`range ${range}`);
});

describe("the published growth of the blocked server", () => {
  const totals = (endpoint: string) =>
    publishedSweep(figures, endpoint, "fastapianalytics").map(({ level, wallSeconds }) => ({
      level,
      seconds: wallSeconds,
    }));

  it("is in units of n times one request, with the range of another such sweep", () => {
    // By hand: ln(T / n) of the hidden sweep is 0.70350, 0.68302, 0.66609, 0.66345 above 1 and 0.72685 at 1; the larger
    // scatter by 0.018454, and t with 3 degrees of freedom is 3.182446.
    const { value = 0, low, high } = publishedGrowth(totals("badasync-cpubound")) ?? {};
    expect(value).toBeCloseTo(Math.exp(0.67902 - 0.72685), 3);
    const reach = Math.SQRT2 * 3.182446 * 0.018454 * Math.sqrt(1.25);
    expect([low, high]).toEqual([
      expect.closeTo(value * Math.exp(-reach), 4),
      expect.closeTo(value * Math.exp(reach), 4),
    ]);
    expect(publishedGrowth(totals("badasync-cpubound").slice(1))).toBeNull();
  });

  it("holds the growth of another sweep of the same server nineteen times of twenty", () => {
    const random = seededRandom(11);
    const sweep = () => [1, 2, 3, 4, 5].map((level) => ({ level, seconds: level * Math.exp(0.03 * normal(random)) }));
    const hits = shareOf(4_000, () => {
      const [range, again] = [publishedGrowth(sweep()), publishedGrowth(sweep())];
      return range !== null && again !== null && again.value >= range.low && again.value <= range.high;
    });
    expect(hits).toBeGreaterThan(0.94);
    expect(hits).toBeLessThan(0.96);
  });

  it("is reproduced by a serial server, differs from one that answers at once, and is undecided without data", () => {
    for (const quantity of [SERIAL, HIDDEN_SERIAL])
      expect(rowOf(run, quantity)).toMatchObject({
        verdict: "reproduced",
        why: expect.stringMatching(/clear of 0\.322 and 0\.585$/),
      });
    expect(verdictOf(different, SERIAL)).toBe("differs");
    expect(verdictOf(empty, SERIAL)).toBe("undecided");
  });

  it("is undecided where our interval reaches out of the range", () => {
    expect(verdictOf(scattered(run, "sync-cpubound", 1.5), SERIAL)).toBe("undecided");
  });
});

describe("the hidden call", () => {
  it("is compared under both readings of the iterations that the original notebook does not state", () => {
    expect(rowOf(run, HIDDEN)).toMatchObject({
      published: "1.06 (65 direct) or 0.943 (58 direct)",
      verdict: "reproduced",
      why: expect.stringMatching(/clear of 0\.500$/),
    });
  });

  it("differs when hiding the call makes a difference", () => {
    expect(verdictOf(scattered(run, "badasync-cpubound", 1.5, "all"), HIDDEN)).toBe("differs");
    expect(verdictOf(empty, HIDDEN)).toBe("undecided");
  });
});

describe("the bursts beside the sweeps", () => {
  it("are reproduced where a burst of ten takes about ten times one, and differ where it takes as long as one", () => {
    expect(rowOf(run, TEN)).toMatchObject({ verdict: "undecided", published: "9.47", ours: "not measured" });
    expect(rowOf(withTen(run), TEN)).toMatchObject({
      verdict: "reproduced",
      why: expect.stringMatching(/clear of 1 and 5$/),
    });
    const [first] = TARGETS;
    const atOnce = TARGETS.map((one) =>
      one === first ? { ...one, endpoints: { "sync-cpubound": { slots: 100, cores: 100 } } } : one,
    );
    expect(verdictOf(withTen(run, atOnce), TEN)).toBe("differs");
  });

  it("have server times that add up to the total, which those of a server that answers at once do not", () => {
    expect(rowOf(run, SUM)).toMatchObject({ verdict: "reproduced", published: "0.997" });
    expect(verdictOf(different, SUM)).toBe("differs");
  });
});

it("finds tasks that grow with the burst to differ, and the same number at every level to be reproduced", () => {
  const same = run.observations.map((seen) =>
    seen.kind === "burst"
      ? {
          ...seen,
          requests: seen.requests.map((one) => ({ ...one, work: one.work && { ...one.work, concurrentTasks: 5 } })),
        }
      : seen,
  );
  expect(rowOf(run, "tasks reported")).toMatchObject({ verdict: "differs", published: "4", ours: "3 to 7" });
  expect(verdictOf({ ...run, observations: same }, "tasks reported")).toBe("reproduced");
  expect(verdictOf(empty, "tasks reported")).toBe("undecided");
  expect([publishedTasks(figures, "badasync-cpubound", 5), publishedTasks(figures, "badasync-cpubound", 6)]).toEqual([
    4,
    null,
  ]);
});

it("compares one request with the wanted seconds, by the scatter of the published server times", () => {
  expect(rowOf(run, "FastAPI, 1 worker: one request over the wanted")).toMatchObject({
    verdict: "undecided",
    why: expect.stringMatching(/which tells little/),
  });
  expect(verdictOf(run, "Flask, 3 workers: one request over the wanted")).toBe("differs");
  expect(verdictOf(empty, "Flask, 3 workers: one request over the wanted")).toBe("undecided");
});

it("decides nothing by calibrations and cores, and nothing at all for a run without data or targets", () => {
  const rows = (title: string) => reproductionOf(run, baseline).find((group) => group.title === title)?.rows ?? [];
  for (const { verdict } of [...rows("Calibration"), ...rows("Cores")]) expect(verdict).toBe("undecided");
  const bare = { ...empty, targets: [], plan: { ...run.plan, targets: [], sweeps: [] } };
  for (const of of [empty, bare])
    expect(tallyOf(reproductionOf(of, baseline))).toEqual({ reproduced: 0, differs: 0, undecided: 20 });
});

it("says nothing that is no number, whatever the run lacks", async () => {
  for (const of of [run, different, empty, await gappedRun()])
    expect(JSON.stringify(reproductionOf(of, baseline))).not.toMatch(/NaN|Infinity|undefined/);
});

it("scales a published sweep so that its one request takes what ours takes", () => {
  const totals = (of: Run, endpoint: string) => sweepsOf(of, endpoint).map((sweep) => publishedTotals(figures, sweep));
  const [fastapi] = totals(run, "sync-cpubound");
  expect(fastapi?.[0]).toEqual({ level: 1, seconds: expect.closeTo(0.253, 3) });
  expect(fastapi?.[4]?.seconds).toBeCloseTo((0.253 * 9.365989138999794) / 1.9264696720001666, 3);
  expect(totals(run, "async-iobound").flat()).toEqual([]);
  expect(totals(empty, "sync-cpubound").flat()).toEqual([]);
  expect(reproducedOn(run, baseline, "sync-cpubound").map(({ target }) => target)).toEqual([
    "fastapianalytics",
    "flask1xanalytics",
    "flask2xanalytics",
  ]);
});
