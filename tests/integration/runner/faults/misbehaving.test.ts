import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { experimentOf } from "../../../../runner/experiments/registry.ts";
import { type FaultedRun, faultedPages, faultedRun } from "../faulted-run/faulted-run.ts";
import { SCRIPTS } from "../faulted-run/services/compose-service.ts";
import { HOW, NEVER, RIGHT, SILENT, TOKEN } from "../faulted-run/services/misbehaving.ts";
import { expectServed, lastAttempts } from "../result/last-attempts.ts";
import { runningServers } from "../start/running-servers.ts";

describe("a run with a target for every way to misbehave", () => {
  let measured: FaultedRun;

  beforeAll(async () => {
    measured = await faultedRun("processes");
  });

  afterAll(async () => expect(await runningServers(SCRIPTS)).toEqual([]));

  const burstsOf = (target: string) =>
    measured.run?.observations.filter((seen): seen is Burst => seen.kind === "burst" && seen.target === target) ?? [];
  const last = (target: string) =>
    measured.run ? lastAttempts(measured.run).filter((burst) => burst.target === target) : [];
  const warm = (target: string) => burstsOf(target).filter(({ cold }) => !cold);
  const failuresOf = (name: string) =>
    measured.run?.failures.filter(({ target, stage }) => target === name && stage !== "snapshot") ?? [];

  it("ends with 1, and its file says that it is incomplete", () => {
    expect(measured.exitCode, measured.output).toBe(1);
    expect(measured.run?.status).toBe("incomplete");
  });

  it.each(RIGHT)("goes on: the target that answers %s has every burst, and they count", (how) => {
    expect(
      last(how)
        .map(({ level }) => level)
        .toSorted(),
    ).toEqual([2, 3]);
    expectServed(last(how));
  });

  it.each(Object.keys(HOW))("records of the target that answers with %s why its burst does not count", (how) => {
    const [large] = last(how).filter(({ level }) => level === 3);
    expect(large?.invalidReasons[0]).toMatch(HOW[how] as RegExp);
    expect(large?.requests).toHaveLength(3);
    const said = failuresOf(how).filter(({ stage }) => stage.includes("n = 3"));
    expect(said).toMatchObject([
      { stage: "sync-cpubound, n = 3, repetition 1", message: expect.stringMatching(HOW[how] as RegExp) },
    ]);
  });

  it.each(SILENT)("asks a target that %s no more after its first request alone, and says so", (how) => {
    expect(failuresOf(how)).toMatchObject([
      {
        stage: "single",
        message: expect.stringMatching(/timeout: no whole answer within 2 s; it is asked no more, since it has not/),
      },
    ]);
    expect(burstsOf(how)).toEqual([]);
  });

  it("asks a target that answers wrongly for one of its requests alone, and then for bursts", () => {
    for (const how of ["missing", "moved", "private"])
      expect(failuresOf(how).filter(({ stage }) => stage === "single")).toMatchObject([
        { message: expect.stringMatching(/; 4 more requests like it were not sent/) },
      ]);
  });

  it("says once that a target has died, with what it wrote last but for its token, and asks it nothing more", () => {
    expect(burstsOf("dies").some(({ requests }) => requests.every(({ error }) => error === null))).toBe(true);
    expect(failuresOf("dies")).toHaveLength(1);
    const [first] = warm("dies");
    expect(failuresOf("dies")[0]).toMatchObject({
      stage: first && experimentOf(first).stage(first),
      message: expect.stringMatching(
        /; its process exited with code 3, and nothing more of it is measured\nIts last log lines:\n {2}a burst with \(not shown\) is too much$/,
      ),
    });
  });

  it.each(Object.keys(NEVER))("says in one sentence why a target that is %s is not there", (how) => {
    expect(failuresOf(how)).toMatchObject([
      { stage: "bring-up", message: expect.stringMatching(NEVER[how] as RegExp) },
    ]);
    expect(burstsOf(how)).toEqual([]);
  });

  it("keeps nothing of headers, nor a token that a target was given", () => {
    const all = `${JSON.stringify(measured.run)}${measured.output}`;
    for (const secret of [TOKEN, "s3cret-of-a-header"]) expect(all).not.toContain(secret);
  });

  it("repeats a burst whose requests failed twice", () => {
    const large = warm("error").filter(({ level }) => level === 3);
    expect(large.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    // Only other work on the machine can spoil one of a target that behaves.
    const again = warm("well").filter((burst) => !last("well").includes(burst));
    const isSpoilt = (reason: string) => isHeldUp(reason) || /timeout/.test(reason);
    expect(again.filter(({ invalidReasons }) => !invalidReasons.every(isSpoilt))).toEqual([]);
  });

  it("is an article that shows every gap with its reason", async () => {
    const pages = await faultedPages("processes");
    for (const how of [...Object.keys(HOW), ...SILENT, "dies"]) {
      expect(pages.article).toContain(`Not measured or not counted, A target: ${how}`);
      expect(pages.run).toContain(`A target: ${how}`);
    }
    expect(pages.article).toContain("boom");
    expect(pages.article).toContain("the disk is made of cheese");
  });
});
