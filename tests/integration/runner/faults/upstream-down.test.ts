import { beforeAll, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { PLANS } from "../../../../runner/plan/named-plans.ts";
import { type MeasureResult, measure } from "../command.ts";
import { lastAttempts, reasonsOfTarget } from "../last-attempts.ts";
import { projectWith } from "../project.ts";

const environment = { UPSTREAM_URL: "http://127.0.0.1:9", OPENBLAS_NUM_THREADS: "1" };
let measured: MeasureResult;

beforeAll(async () => {
  const [fastapi, flask] = [5970, 5971];
  const file = await projectWith({
    fastapi: {
      command: ["uvicorn", "targets.fastapi.app:app", `--port=${fastapi}`, "--log-level=error"],
      ...{ environment, port: fastapi, label: "FastAPI alone" },
      endpoints: ["sync-cpubound", "async-iobound", "threadpool-iobound"],
    },
    flask: {
      command: ["gunicorn", "targets.flask.app:app", `--bind=127.0.0.1:${flask}`, "--no-control-socket"],
      ...{ environment, port: flask, label: "Flask alone", endpoints: ["sync-cpubound", "sync-iobound"] },
    },
  });
  const flags = "--plan quick --on processes --target-seconds 0.05 --levels 1 --io-levels 2 --repetitions 1 --seed 1";
  measured = await measure(...flags.split(" "), "--file", file);
});

const bursts = () => measured.run?.observations.filter((seen): seen is Burst => seen.kind === "burst") ?? [];

it("fails every wait with what was expected of the slow service, and says so", () => {
  const waits = bursts().filter(({ endpoint }) => endpoint.endsWith("-iobound"));
  expect(new Set(waits.map(({ endpoint }) => endpoint)).size).toBe(3);
  for (const { invalidReasons } of waits)
    expect(invalidReasons[0]).toMatch(
      /expected status 200, got 502: \{"error":\s*"upstream: expected an answer after the wait/,
    );
  expect(measured.output).toMatch(/Not measured: fastapi, async-iobound, n = /);
  expect(measured.exitCode).toBe(1);
});

it("goes on with the requests that compute", () => {
  const computed = measured.run ? lastAttempts(measured.run) : [];
  expect(
    computed
      .filter(({ endpoint }) => endpoint === "sync-cpubound")
      .map((burst) => [burst.target, reasonsOfTarget(burst)])
      .toSorted(),
  ).toEqual([
    ...Array.from({ length: PLANS.quick.soloBursts }, () => ["fastapi", []]),
    ...Array.from({ length: PLANS.quick.soloBursts }, () => ["flask", []]),
  ]);
});
