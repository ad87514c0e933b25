import { describe, expect, it } from "vitest";
import { baseline } from "../../../../../../content/articles/fastapi-flask/baseline.ts";
import { publishedFor } from "../../../../../../content/findings/baseline/compared/processes.ts";
import { processesOf, treeAt } from "../../../../../fixture/made-run/observed.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { rowOf, verdictOf } from "../reproduction.fixture.ts";

const run = await fixtureRun();

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
    expect(publishedFor(run, baseline, "uvicornreload")?.published).toBe("3 (1 uvicorn, 2 python3.13)");
    expect(publishedFor(run, baseline, "fastapianalytics")).toBeUndefined();
  });
});
