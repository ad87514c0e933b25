import { describe, expect, it } from "vitest";
import { publishedFor } from "../../../../../content/findings/reference/processes.ts";
import { reproducedOn, reproductionOf, tallyOf } from "../../../../../content/findings/reference/reproduction.ts";
import { publishedTimes, scaledSweeps } from "../../../../../content/findings/reference/scaled.ts";
import { predictedSlope } from "../../../../../content/findings/reference/serial.ts";
import { publishedTasks } from "../../../../../content/findings/reference/tasks.ts";
import { publishedCores } from "../../../../../content/findings/reference/workers.ts";
import { publishedSweep } from "../../../../../content/reference/published.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { leastSquares } from "../../../../../content/statistics/slope.ts";
import { nothingBlocks } from "../../../../fixture/at-once.ts";
import { gappedRun } from "../../../../fixture/gapped.ts";
import { processesOf, treeAt } from "../../../../fixture/observed.ts";
import { fixtureRun } from "../../../../fixture/run.ts";
import { TARGETS } from "../../../../fixture/targets.ts";
import { scattered, servedAtOnce, withTen } from "./reproduction.fixture.ts";

const run = await fixtureRun();
const different = await nothingBlocks();
const empty = { ...run, observations: [], iterations: [] };

const [SLOPE, HIDDEN_SLOPE] = ["called directly, matrices: slope", "hidden in a coroutine, matrices: slope"];
const HIDDEN = "hidden call over direct call";
const [TEN, SUM] = ["a burst of 10 over", "server times of a burst of 5"];
const [FLASK, FLASK_MORE] = ["Flask, 3 workers: larger bursts", "Flask, 5 workers: larger bursts"];

function rowOf(of: Run, quantity: string) {
  const found = reproductionOf(of)
    .flatMap(({ rows }) => rows)
    .filter((row) => row.quantity.includes(quantity));
  expect(found).toHaveLength(1);
  return found[0];
}
const verdictOf = (of: Run, quantity: string) => rowOf(of, quantity)?.verdict;

// Computed apart from this code, by the formulas that the rules state.
it.each([
  [SLOPE, "0.810 to 1.17"],
  [HIDDEN_SLOPE, "0.821 to 0.987"],
  [HIDDEN, "0.900 to 1.11"],
  [TEN, "7.28 to 12.3"],
  [SUM, "0.950 to 1.05"],
  [FLASK, "1.09 to 2.22"],
  [FLASK_MORE, "0.890 to 2.71"],
  ["over Flask, 3 workers", "1.08 to 1.71"],
  ["over Flask, 5 workers", "1.06 to 2.10"],
  ["FastAPI, 1 worker: one request over the wished", "0.702 to 1.16"],
  ["Flask, 3 workers: one request over the wished", "0.493 to 0.814"],
  ["Flask, 5 workers: one request over the wished", "0.367 to 0.607"],
])("compares %s with the range %s", (quantity, range) => {
  expect(rowOf(run, quantity)?.why).toContain(`range ${range}`);
});

describe("the published slopes", () => {
  const totals = (endpoint: string) =>
    publishedSweep(endpoint, "fastapianalytics").map(({ level, wallSeconds }) => ({ x: level, y: wallSeconds }));

  it("are in units of the line's own value at one request, with the range of another such sweep", () => {
    // By hand: slope 1.8734635, value at one 1.8938646, residual spread 0.0666672, t 3.182446; the weights' sum of squares
    // is 1.4740, their sum −0.98923, and their sum with x − 3 is 1 + 2 · 0.98923.
    const { value, low, high } = predictedSlope(totals("sync-cpubound"));
    expect(value).toBeCloseTo(0.98923, 4);
    expect([low, high]).toEqual([expect.closeTo(0.8097, 3), expect.closeTo(1.1688, 3)]);
  });

  it("hold the slope of another sweep of the same server nineteen times of twenty", () => {
    const random = seededRandom(11);
    const noise = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const sweep = () => [1, 2, 3, 4, 5].map((x) => ({ x, y: x + 0.03 * noise() }));
    const hits = Array.from({ length: 2_000 }, () => {
      const { low, high } = predictedSlope(sweep());
      const again = sweep();
      const other = leastSquares(again).slope / (again[0]?.y ?? Number.NaN);
      return other >= low && other <= high ? 1 : 0;
    }).reduce<number>((sum, hit) => sum + hit, 0);
    expect(hits / 2_000).toBeGreaterThan(0.935);
    expect(hits / 2_000).toBeLessThan(0.965);
  });

  it("are reproduced by a serial server, differ from one that answers at once, and are undecided without data", () => {
    expect(rowOf(run, SLOPE)).toMatchObject({
      verdict: "reproduced",
      why: expect.stringMatching(/clear of 0 and 0\.500$/),
    });
    expect(verdictOf(different, SLOPE)).toBe("differs");
    expect(verdictOf(empty, SLOPE)).toBe("undecided");
  });

  it("differ for the hidden call, whose first burst took longer than a serial server explains", () => {
    expect(verdictOf(run, HIDDEN_SLOPE)).toBe("differs");
  });

  it("are undecided where our interval reaches out of the range", () => {
    expect(verdictOf(scattered(run, "sync-cpubound", 1.5), SLOPE)).toBe("undecided");
  });
});

describe("the hidden call", () => {
  it("is compared under both readings of the iterations that the document does not state", () => {
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

describe("Flask behind its workers", () => {
  it("is fitted with cores between two and three, which the run's are beside and not judged by", () => {
    expect(publishedCores("flask1xanalytics")).toMatchObject({ cores: 2.36, low: 1.41, high: 3 });
    expect(publishedCores("flask2xanalytics")).toMatchObject({ cores: 2.57, low: 1.35, high: 5 });
    expect(publishedCores("fastapianalytics")).toBeNull();
    expect(rowOf(run, "3 workers: cores at work")).toMatchObject({ ours: "2.00, 3 slots", verdict: "undecided" });
  });

  it("is reproduced by three workers on two cores, and differs where nothing queues or shares", () => {
    expect(verdictOf(run, FLASK)).toBe("reproduced");
    expect(verdictOf(servedAtOnce(run, "flask1xanalytics"), FLASK)).toBe("differs");
  });

  it("is undecided with five workers: its totals scatter so much that a server without queues fits as well", () => {
    expect(rowOf(run, FLASK_MORE)?.why).toMatch(/also holds 1,/);
  });

  it("is undecided where nothing of it was measured", async () => {
    const gapped = await gappedRun();
    expect(verdictOf(gapped, FLASK_MORE)).toBe("undecided");
    expect(verdictOf(gapped, "FastAPI, 1 worker over Flask, 5 workers")).toBe("undecided");
  });

  it("is behind FastAPI by what workers and cores predict, and differs where FastAPI does not block", () => {
    expect(verdictOf(run, "FastAPI, 1 worker over Flask, 5 workers")).toBe("reproduced");
    expect(rowOf(run, "FastAPI, 1 worker over Flask, 3 workers")?.published).toMatch(
      /^1\.44 \(by level 0\.863, 1\.43,/,
    );
    expect(verdictOf(servedAtOnce(run, "fastapianalytics"), "FastAPI, 1 worker over Flask, 3 workers")).toBe("differs");
  });
});

describe("the processes at rest", () => {
  it("are those of the same Flask, or what is beyond the workers where it has others", () => {
    expect(verdictOf(run, "Flask, 3 workers: processes")).toBe("reproduced");
    const other = (count: number) => ({
      ...run,
      targets: run.targets.map((one) => (one.name === "flask1xanalytics" ? { ...one, workers: 9 } : one)),
      observations: [treeAt("flask1xanalytics", "idle", processesOf(count))],
    });
    expect(rowOf(other(9), "Flask, 3 workers: processes")).toMatchObject({ verdict: "reproduced", ours: "10" });
    expect(verdictOf(other(8), "Flask, 3 workers: processes")).toBe("differs");
  });

  it("are those of Uvicorn with its reloader for FastAPI, and undecided in a run without it", () => {
    expect(verdictOf(run, "uvicornreload: processes")).toBe("undecided");
    const reloaded = { ...run, observations: [treeAt("uvicornreload", "idle", processesOf(2))] };
    expect(rowOf(reloaded, "uvicornreload: processes")).toMatchObject({ verdict: "reproduced", ours: "3" });
    expect(publishedFor(run, "uvicornreload")?.published).toBe("3 (1 uvicorn, 2 python3.13)");
    expect(publishedFor(run, "fastapianalytics")).toBeUndefined();
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
  expect([publishedTasks("badasync-cpubound", 5), publishedTasks("badasync-cpubound", 6)]).toEqual([4, null]);
});

it("compares one request with the seconds wished for, by the scatter of the published server times", () => {
  expect(verdictOf(run, "FastAPI, 1 worker: one request over the wished")).toBe("reproduced");
  expect(verdictOf(run, "Flask, 3 workers: one request over the wished")).toBe("differs");
  expect(verdictOf(empty, "Flask, 3 workers: one request over the wished")).toBe("undecided");
});

it("decides nothing by calibrations and cores, and nothing at all for a run without data or targets", () => {
  const rows = (title: string) => reproductionOf(run).find((group) => group.title === title)?.rows ?? [];
  for (const { verdict } of [...rows("Calibration"), ...rows("Cores")]) expect(verdict).toBe("undecided");
  const none = { ...empty, targets: [], plan: { ...run.plan, targets: [], sweeps: [] } };
  for (const of of [empty, none])
    expect(tallyOf(reproductionOf(of))).toEqual({ reproduced: 0, differs: 0, undecided: 20 });
});

it("says nothing that is no number, whatever the run lacks", async () => {
  for (const of of [run, different, empty, await gappedRun()])
    expect(JSON.stringify(reproductionOf(of))).not.toMatch(/NaN|Infinity|undefined/);
});

it("scales a published sweep so that its one request takes what ours takes", () => {
  const [fastapi] = scaledSweeps(run, "sync-cpubound");
  expect(fastapi?.points[0]).toEqual({ level: 1, seconds: expect.closeTo(0.253, 3) });
  expect(fastapi?.points[4]?.seconds).toBeCloseTo((0.253 * 9.365989138999794) / 1.9264696720001666, 3);
  expect(scaledSweeps(run, "async-iobound")).toEqual([]);
  expect(scaledSweeps(empty, "sync-cpubound")).toEqual([]);
  expect(publishedTimes("sync-cpubound", "flask2xanalytics", 5)).toBeCloseTo(1.934, 3);
  expect(reproducedOn(run, "sync-cpubound").map(({ target }) => target)).toEqual([
    "fastapianalytics",
    "flask1xanalytics",
    "flask2xanalytics",
  ]);
});
