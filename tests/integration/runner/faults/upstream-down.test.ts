import { beforeAll, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { type FaultedRun, faultedRun } from "../faulted-run/faulted-run.ts";
import { ALONE } from "../faulted-run/services/upstream-down.ts";
import { expectServed, lastAttempts } from "../result/last-attempts.ts";

let measured: FaultedRun;

beforeAll(async () => {
  measured = await faultedRun("processes");
});

const isAlone = ({ target }: { target: string }) => Object.hasOwn(ALONE, target);
const bursts = () =>
  measured.run?.observations.filter((seen): seen is Burst => seen.kind === "burst" && isAlone(seen)) ?? [];

it("fails every wait with what was expected of the slow service, and says so", () => {
  const waits = bursts().filter(({ endpoint }) => endpoint.endsWith("-iobound"));
  expect(new Set(waits.map(({ endpoint }) => endpoint)).size).toBe(3);
  // On a busy machine the timeout may be over before that is said.
  const reasons = waits.flatMap(({ invalidReasons: [reason] }) => (/timeout: /.test(reason ?? "") ? [] : [reason]));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons)
    expect(reason).toMatch(/expected status 200, got 502: \{"error":\s*"upstream: expected an answer after the wait/);
  expect(measured.output).toMatch(/Not measured: fastapi, async-iobound, n = /);
  expect(measured.exitCode).toBe(1);
});

it("goes on with the requests that compute", () => {
  const computed = measured.run ? lastAttempts(measured.run) : [];
  const bursts = computed.filter((burst) => isAlone(burst) && burst.endpoint === "sync-cpubound");
  expect(bursts.map(({ target, level }) => [target, level]).toSorted()).toEqual(
    Object.keys(ALONE).flatMap((target) => [2, 3].map((level) => [target, level])),
  );
  expectServed(bursts);
});
