import { describe, expect, it } from "vitest";
import { baseline } from "../../../../../../content/articles/fastapi-flask/baseline.ts";
import { publishedSweep } from "../../../../../../content/baselines/published-figures.ts";
import { carriedOver, publishedCores } from "../../../../../../content/findings/baseline/compared/workers.ts";
import { judge } from "../../../../../../content/findings/baseline/verdict.ts";
import { gappedRun } from "../../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { rowOf, servedAtOnce, verdictOf } from "../reproduction.fixture.ts";

const { figures } = baseline;
const run = await fixtureRun();
const none = { low: 0, high: 0 };
const [FLASK, FLASK_MORE] = ["Flask, 3 workers: larger bursts", "Flask, 5 workers: larger bursts"];

describe("Flask behind its workers", () => {
  it("is fitted with cores between two and three, which the run's are beside and not judged by", () => {
    expect(publishedCores(figures, { endpoint: "sync-cpubound", target: "flask1xanalytics" })).toMatchObject({
      cores: 2.36,
      low: 1.41,
      high: 3,
    });
    expect(publishedCores(figures, { endpoint: "sync-cpubound", target: "flask2xanalytics" })).toMatchObject({
      cores: 2.57,
      low: 1.35,
      high: 5,
    });
    expect(publishedCores(figures, { endpoint: "sync-cpubound", target: "fastapianalytics" })).toBeNull();
    expect(rowOf(run, "3 workers: cores at work")).toMatchObject({ ours: "2.00, 3 slots", verdict: "undecided" });
  });

  it("is reproduced by three workers on two cores, and differs where nothing queues or shares", () => {
    expect(verdictOf(run, FLASK)).toBe("reproduced");
    expect(verdictOf(servedAtOnce(run, "flask1xanalytics"), FLASK)).toBe("differs");
  });

  it("is centred on the published growth, so that another one is not reproduced", () => {
    const theirs = publishedSweep(figures, "sync-cpubound", "flask1xanalytics").map(({ level, wallSeconds }) => {
      return { level, seconds: wallSeconds };
    });
    const same = { workers: 3, levels: [2, 3, 4, 5] };
    const range = (totals: typeof theirs) => carriedOver(totals, 3, same);
    const steeper = theirs.map(({ level, seconds }) => ({ level, seconds: level === 1 ? seconds : 1.74 * seconds }));
    expect(range(theirs)).toMatchObject({ value: expect.closeTo(1.695, 3), published: expect.closeTo(1.695, 3) });
    expect(judge({ low: 1.77, high: 1.82 }, range(theirs) ?? none, [1]).verdict).toBe("reproduced");
    expect(range(steeper)?.published).toBeCloseTo(2.95, 2);
    expect(judge({ low: 1.77, high: 1.82 }, range(steeper) ?? none, [1]).verdict).toBe("differs");
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
