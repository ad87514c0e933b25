import { describe, expect, it } from "vitest";
import { type JudgedClaim, judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import { fasterThan } from "../../../../../content/findings/claims/kinds/faster-than.ts";
import { NOT_MEASURED, type Verdict } from "../../../../../content/findings/claims/verdict.ts";
import {
  acrossMachines,
  type MachineRun,
  sayAcross,
  sayAcrossMixed,
  waysOf,
} from "../../../../../content/findings/machines/across.ts";
import { oneOfEach } from "../../../../../content/findings/machines/distinct.ts";
import { machineOf } from "../../../../../content/findings/machines/machine.ts";
import type { TargetLimits } from "../../../../../content/run/circumstances/limits.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { NODE_HERE } from "../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const at = (environment: Partial<Run["environment"]>, of: Partial<Run> = {}): Run => ({
  ...run,
  ...of,
  environment: { ...run.environment, ...environment },
});
const LIMITS = { cpuQuotaCores: 1.5, memoryBytes: null };
const INFORMATION = {
  ...{ framework: "a", framework_version: "1", server: "b", server_version: "1", numpy_version: "1" },
  ...{ workers: 1, worker_class: "sync", cores: 2, blas_threads: {}, packages: {}, start_method: null },
};
const python = (version: string): Run => {
  const information = { ...INFORMATION, python_version: version };
  return { ...run, targets: run.targets.map((target) => ({ ...target, information })) };
};

describe("a machine", () => {
  it("is another one with a quota, fewer cores for the targets, another processor, memory or Python", () => {
    const others = [
      ...[at({ limits: LIMITS }), at({ targetCores: [0] }), at({ processor: "Another" })],
      ...[at({ memoryBytes: 2 * run.environment.memoryBytes }), python("3.9.1")],
    ];
    const keys = new Set([run, ...others].map((one) => machineOf(one).key));
    expect(keys.size).toBe(others.length + 1);
  });

  it("is another one where its targets have a quota or other cores, of which it is called", () => {
    const limited = (limits: Partial<TargetLimits>): Run => ({
      ...run,
      targets: run.targets.map((target) => ({
        ...{ ...target, limits: { cpuQuotaCores: null, memoryBytes: null, cores: 2, ...limits } },
      })),
    });
    const label = (limits: Partial<TargetLimits>) => machineOf(limited(limits)).label;
    expect(machineOf(limited({})).key).toBe(machineOf(run).key);
    expect(label({ cpuQuotaCores: 0.5 })).toMatch(/, targets under a quota of 0\.5 cores/);
    expect(label({ cores: 1 })).toMatch(/, targets on 1 core/);
  });

  it("is the same whatever it was measured with, and if what it has of memory hardly differs", () => {
    const { memoryBytes } = run.environment;
    const others = [
      at({ memoryBytes: memoryBytes + 2 ** 20 }),
      at({ backend: "compose" }),
      at({ node: "25.0.0" }),
      at({}, { status: "incomplete" }),
    ];
    expect(new Set([run, ...others].map((one) => machineOf(one).key)).size).toBe(1);
  });

  it("is the same where targets were on nodes of it, and another one where their nodes were elsewhere", () => {
    const node = { cores: 2, memoryBytes: 1, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
    const [here, there] = [0, 1].map((machine) => machineOf(at({ nodes: [{ ...node, machine }] })));
    expect(here).toEqual(machineOf(run));
    expect(there?.label).toMatch(/targets on another machine of 2 cores/);
  });

  it("is called by what it allows", () => {
    expect(machineOf(at({ cores: 4, targetCores: [0], limits: LIMITS })).label).toMatch(
      /, 4 cores, targets on 1 core, quota of 1\.5 cores/,
    );
  });
});

describe("one run of each machine", () => {
  const of = (id: string, name: "full" | "quick", environment: Partial<Run["environment"]> = {}) => ({
    ...at(environment, { id, startedAt: `${id}T00:00:00.000Z`, plan: { ...run.plan, name } }),
    isContributed: false,
  });

  it("is the newest of the full plan, or of whichever there is", () => {
    const runs = [of("2026-01-01", "full"), of("2026-01-02", "full"), of("2026-01-03", "quick")];
    expect(oneOfEach(runs, "none").map(({ id }) => id)).toEqual(["2026-01-02"]);
    expect(oneOfEach(runs.toReversed(), "none").map(({ id }) => id)).toEqual(["2026-01-02"]);
    expect(oneOfEach(runs.slice(2), "none").map(({ id }) => id)).toEqual(["2026-01-03"]);
  });

  it("is one that was measured here, where there is any, and else a contributed one", () => {
    const runs = [of("2026-01-01", "quick"), { ...of("2026-01-02", "full"), isContributed: true }];
    expect(oneOfEach(runs, "none").map(({ id }) => id)).toEqual(["2026-01-01"]);
    expect(oneOfEach(runs.slice(1), "none").map(({ id }) => id)).toEqual(["2026-01-02"]);
  });

  it("is one without nodes, where there is any", () => {
    const runs = [of("2026-01-01", "quick"), of("2026-01-02", "full", { nodes: [NODE_HERE] })];
    expect(oneOfEach(runs, "none").map(({ id }) => id)).toEqual(["2026-01-01"]);
    expect(oneOfEach(runs.slice(1), "none").map(({ id }) => id)).toEqual(["2026-01-02"]);
  });

  it("is the one that is preferred, whose machine comes first", () => {
    const runs = [of("2026-01-01", "full", { cores: 8 }), of("2026-01-02", "full"), of("2026-01-03", "quick")];
    expect(oneOfEach(runs, "2026-01-03").map(({ id }) => id)).toEqual(["2026-01-03", "2026-01-01"]);
  });

  it("is none that was cut short, unless it is preferred", () => {
    const cut = { ...of("2026-01-01", "full"), status: "partial" as const };
    expect(oneOfEach([cut], "none")).toEqual([]);
    expect(oneOfEach([cut], cut.id)).toEqual([cut]);
  });
});

describe("a claim on all machines", () => {
  const said = { id: "a", statement: "A is." };
  const judged = (verdict: Verdict): JudgedClaim => ({ ...NOT_MEASURED, ...said, verdict, observations: 3 });
  const on = (claim: JudgedClaim, way: Partial<MachineRun> = {}): MachineRun => ({
    machine: { key: "k", label: "a machine" },
    ...{ run: "r", backend: "compose", plan: "full", isContributed: false, judged: [claim] },
    ...way,
  });
  const say = (machines: MachineRun[], saying = sayAcross) => saying(acrossMachines(machines, "a"));
  const unmeasured = on({ ...NOT_MEASURED, ...said });

  it("says on how many it has which verdict, and counts none that did not measure it", () => {
    expect(say([on(judged("holds")), on(judged("holds")), on(judged("fails")), unmeasured])).toBe(
      "holds on 2 of 3 machines and fails on 1",
    );
    expect(say([on(judged("holds")), on(judged("fails")), on(judged("undecided"))])).toBe(
      "holds on 1 of 3 machines, fails on 1 and is undecided on 1",
    );
    expect(say([on(judged("fails"))])).toBe("fails on 1 of 1 machine");
    expect(say([unmeasured])).toBe("was measured on no machine");
  });

  it("counts no quick run that is not asked, and tells it from one that did not measure it", () => {
    const unasked = on({ ...NOT_MEASURED, ...said, wouldDecide: 40 }, { plan: "quick", isContributed: true });
    expect(acrossMachines([unasked, unmeasured], "a").map(({ judged }) => judged?.wouldDecide)).toEqual([
      40,
      undefined,
    ]);
    expect(say([on(judged("holds")), unasked], sayAcrossMixed)).toBe("holds on 1 of 1 machine");
    expect(say([unasked, unmeasured])).toBe("is asked of full runs, of which there is none");
  });

  it("never mixes backends or plans without saying so", () => {
    const alike = [on(judged("holds")), on(judged("holds"))];
    expect(say(alike, sayAcrossMixed)).toBe("holds on 2 of 2 machines");
    const mixed = [...alike, on(judged("holds"), { backend: "processes", plan: "quick" })];
    expect(say(mixed, sayAcrossMixed)).toBe(
      "holds on 3 of 3 machines (2 with full plan, Compose; 1 with quick plan, local processes)",
    );
    expect(waysOf([...alike, on(judged("holds"), { plan: "quick" })])).toHaveLength(2);
  });

  it("says how many of those that it counts are contributed", () => {
    const theirs = [on(judged("holds"), { isContributed: true }), { ...unmeasured, isContributed: true }];
    expect(say([on(judged("holds")), ...theirs], sayAcrossMixed)).toBe("holds on 2 of 2 machines (1 contributed)");
  });

  it("takes the quantity from the interval that decided", () => {
    const endpoint = "sync-cpubound";
    const test = fasterThan({ target: "flask1xanalytics", endpoint }, { target: "fastapianalytics", endpoint });
    const [claim] = judgeClaims(
      { a: { statement: "A is.", fails: "A is not.", undecided: "whether A is", test } },
      run,
    );
    const { low, high } = claim?.quantity ?? {};
    expect(claim?.evidence).toContain(`(${low?.toPrecision(3)} to ${high?.toPrecision(3)}`);
  });
});
