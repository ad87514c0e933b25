import path from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { type MeasureResult, measure, ROOT } from "../command.ts";
import { drawSite } from "../draw-site.tsx";
import { lastAttempts, reasonsOfTarget } from "../last-attempts.ts";
import { projectWith, type TestService } from "../project.ts";

const SERVER = path.join(ROOT, "tests/fixture/misbehaving.py");
const FIRST_PORT = 5950;

/** How a target misbehaves, and what is to be said of it. */
const HOW = {
  well: null,
  error: /expected status 200, got 500: \{"error": "boom"\}/,
  hangs: /timeout/i,
  closes: /closed/i,
  half: /does not match content-length/i,
  garbled: /expected an answer about work, got \{so\}/,
  other: /expected \d+ iterations, got \d+/,
  dies: /closed|ECONNRESET|ECONNREFUSED/i,
} as const;

const names = Object.keys(HOW) as (keyof typeof HOW)[];

describe("a run with a target for every way to misbehave", () => {
  let measured: MeasureResult;

  beforeAll(async () => {
    const services = names.map((how, index) => {
      const port = FIRST_PORT + index;
      const command = ["python3", SERVER, how, "127.0.0.1", String(port)];
      return [how, { command, port, label: `A target: ${how}`, endpoints: ["sync-cpubound"] }] as [string, TestService];
    });
    const file = await projectWith(Object.fromEntries(services));
    const flags = "--plan quick --on processes --target-seconds 0.05 --levels 2,3 --repetitions 1 --request-timeout 1";
    measured = await measure(...flags.split(" "), "--file", file);
  });

  afterAll(async () => {
    expect((await execa("pgrep", ["--full", SERVER], { reject: false })).stdout).toBe("");
  });

  const burstsOf = (target: string) =>
    measured.run?.observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.target === target) ?? [];
  const last = (target: string) =>
    measured.run ? lastAttempts(measured.run).filter((burst) => burst.target === target) : [];
  const warm = (target: string) => burstsOf(target).filter(({ cold }) => !cold);

  it("ends with 1, and its file says that it is incomplete", () => {
    expect({ exitCode: measured.exitCode, status: measured.run?.status }).toEqual({
      exitCode: 1,
      status: "incomplete",
    });
  });

  it("goes on: the target that behaves has every burst, and each of them counts", () => {
    expect(
      last("well")
        .map((burst) => [burst.level, reasonsOfTarget(burst)])
        .toSorted(),
    ).toEqual([
      [2, []],
      [3, []],
    ]);
  });

  it.each(names.filter((how) => HOW[how] !== null))(
    "records of the target that %s why its burst does not count",
    (how) => {
      const [large] = last(how).filter(({ level }) => level === 3);
      expect(large?.invalidReasons[0]).toMatch(HOW[how] ?? /never/);
      expect(large?.requests).toHaveLength(3);
      const said = measured.run?.failures.filter(({ target, stage }) => target === how && stage.includes("n = 3"));
      expect(said).toMatchObject([
        { stage: "sync-cpubound, n = 3, repetition 1", message: expect.stringMatching(HOW[how] ?? /never/) },
      ]);
    },
  );

  it("serves a target that dies while it lives, and does not wait for it after", () => {
    const bursts = warm("dies").toSorted((a, b) => a.order - b.order);
    expect(bursts.some(({ requests }) => requests.some(({ error }) => error !== null))).toBe(true);
  });

  it("repeats an invalid burst twice, but not one that took the whole timeout", () => {
    const attempts = (how: string) =>
      warm(how)
        .filter(({ level }) => level === 3)
        .map(({ attempt }) => attempt);
    expect(attempts("error")).toEqual([0, 1, 2]);
    expect(attempts("hangs")).toEqual([0]);
    // Only other work on the machine can spoil one of a target that behaves.
    const again = warm("well").filter((burst) => !last("well").includes(burst));
    expect(again.filter(({ invalidReasons }) => !invalidReasons.every(isHeldUp))).toEqual([]);
  });

  it("is an article that shows every gap with its reason", async () => {
    const pages = await drawSite(measured);
    for (const how of names.filter((name) => HOW[name] !== null)) {
      expect(pages.article).toContain(`Not measured or not counted, A target: ${how}`);
      expect(pages.run).toContain(`A target: ${how}`);
    }
    expect(pages.article).toContain("boom");
  });
});
