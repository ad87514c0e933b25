import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { StageResult } from "../run/result.ts";
import { runStages, type Stage } from "../run/stage.ts";
import { summary } from "../run/summary.ts";
import { countPlaywright } from "./playwright.ts";
import { countJunit } from "./pytest.ts";
import { countTally } from "./vitest.ts";

const stage = (name: string, failed: number, needs?: string): Stage => ({
  name,
  about: "pretended",
  check: async () => ({ passed: 1, failed }),
  ...(needs && { needs }),
});

beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});

afterEach(() => vi.restoreAllMocks());

it("goes on after a failed stage, and leaves out only what needs it", async () => {
  const results = await runStages([stage("build", 1), stage("e2e", 0, "build"), stage("unit", 0)], 2);
  expect(results.map(({ name, holds }) => [name, holds])).toEqual([
    ["build", false],
    ["e2e", false],
    ["unit", true],
  ]);
  expect(results[1]?.remark).toBe("not run, because build failed");
});

it("starts a stage that runs beside the others before them, and still tells of all in their order", async () => {
  const order: string[] = [];
  const turn = Promise.withResolvers<void>();
  const noting = (name: string, until?: Promise<void>): Stage => ({
    ...stage(name, 0),
    check: async () => {
      order.push(name);
      await until;
      return { passed: 1, failed: 0 };
    },
  });
  const last: Stage = { ...stage("unit", 0), check: async () => ({ passed: Number(turn.resolve() ?? 1), failed: 0 }) };
  const results = await runStages([noting("lint"), { ...noting("integration", turn.promise), beside: true }, last], 2);
  expect(order).toEqual(["integration", "lint"]);
  expect(results.map(({ name }) => name)).toEqual(["lint", "integration", "unit"]);
});

it("runs so many stages at once, and none before those that it needs or comes after have ended", async () => {
  const order: string[] = [];
  const noting = (name: string): Stage => ({
    ...stage(name, 0),
    check: async () => {
      order.push(name);
      await setImmediate();
      order.push(`${name} ends`);
      return { passed: 1, failed: 0 };
    },
  });
  const stages = ["lint", "types", "build", "unit"].map(noting);
  const e2e = { ...noting("e2e"), needs: "build" };
  const integration = { ...noting("integration"), beside: true };
  const ordered = stages.map((one) => (one.name === "build" ? { ...one, after: "types" } : one));
  await runStages([...ordered, integration, e2e], 1);
  expect(order).toEqual(
    ["lint", "types", "build", "unit", "integration", "e2e"].flatMap((name) => [name, `${name} ends`]),
  );
  order.length = 0;
  const results = await runStages([e2e, ...ordered], 2);
  expect(order.slice(0, 2)).toEqual(["lint", "types"]);
  expect(order.indexOf("build")).toBeGreaterThan(order.indexOf("types ends"));
  expect(order.indexOf("e2e")).toBeGreaterThan(order.indexOf("build ends"));
  expect(results.map(({ name }) => name)).toEqual(["e2e", "lint", "types", "build", "unit"]);
});

it("shows in one piece what a stage said among several", async () => {
  const saying = (name: string): Stage => ({
    ...stage(name, 0),
    check: async ({ said }) => {
      said?.push(`${name} speaks`, `${name} ends`);
      return { passed: 1, failed: 0 };
    },
  });
  await runStages([saying("lint"), { ...saying("integration"), beside: true }], 2);
  const printed = vi.mocked(console.log).mock.calls.map(([text]) => String(text));
  expect(printed).toContain("\n── lint: pretended\nlint speaks\nlint ends");
});

it("lets others give way to a stage that runs beside them, and to nobody else", async () => {
  const gaveWay: [string, boolean][] = [];
  const noting = (name: string): Stage => ({
    ...stage(name, 0),
    check: async ({ givesWay }) => {
      gaveWay.push([name, givesWay !== null]);
      return { passed: 1, failed: 0 };
    },
  });
  await runStages([noting("lint"), { ...noting("integration"), beside: true }], 2);
  await runStages([noting("unit"), noting("build")], 2);
  expect(gaveWay).toEqual([
    ["integration", false],
    ["lint", true],
    ["unit", false],
    ["build", false],
  ]);
});

it("counts a stage that throws as failed, with its message", async () => {
  const check = () => Promise.reject(new Error("no Python"));
  const [result] = await runStages([{ name: "pytest", about: "pretended", check }], 1);
  expect(result).toMatchObject({ passed: 0, failed: 1, remark: "no Python" });
});

it("ends with the counts alone on the last line", () => {
  const plain = new StageResult("unit", { passed: 3, failed: 1 }, 1);
  const skipping = new StageResult("e2e", { passed: 1, failed: 0, skipped: [{ title: "t", reason: "why" }] }, 1);
  expect(summary([plain]).split("\n").at(-1)).toBe("3 passed, 1 failed");
  expect(summary([plain, skipping]).split("\n").at(-1)).toBe("4 passed, 1 failed, 1 skipped");
  expect(summary([skipping])).toContain("skipped: t: why");
});

it("refuses a skipped Compose test where Compose is required", () => {
  const tally = JSON.stringify([
    { title: "through Compose", state: "skipped", reason: "no engine answers" },
    { title: "other", state: "skipped", reason: "one core" },
    { title: "third", state: "passed", reason: "" },
  ]);
  expect(countTally(tally, false)).toMatchObject({ passed: 1, failed: 0, skipped: [{}, {}] });
  expect(countTally(tally, true)).toMatchObject({ passed: 1, failed: 1, skipped: [{ reason: "one core" }] });
});

it("counts what pytest reports", () => {
  const report = `<testsuite tests="4"><testcase name="a" time="0" />
    <testcase name="b"><failure message="no">x</failure></testcase><testcase name="c"><error>x</error></testcase>
    <testcase name="d"><skipped type="pytest.skip" message="no top">x</skipped></testcase></testsuite>`;
  expect(countJunit(report)).toEqual({ passed: 1, failed: 2, skipped: [{ title: "d", reason: "no top" }] });
});

it("counts what Playwright reports, suites within suites", () => {
  const specs = ["expected", "flaky", "unexpected", "skipped"].map((status) => ({
    title: status,
    tests: [{ status, annotations: [{ type: "skip", description: "why" }] }],
  }));
  const report = JSON.stringify({ suites: [{ specs: [], suites: [{ specs }] }] });
  expect(countPlaywright(report)).toEqual({ passed: 1, failed: 2, skipped: [{ title: "skipped", reason: "why" }] });
});
