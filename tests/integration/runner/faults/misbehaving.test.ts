import { writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { type MeasureResult, measure, ROOT } from "../command.ts";
import { drawSite } from "../draw-site.tsx";
import { lastAttempts, reasonsOfTarget } from "../last-attempts.ts";
import { projectWith, type TestService } from "../project.ts";

const FIRST_PORT = 6400;
const FIRST_NEVER_READY = 6450;

/** What of a target that misbehaves is recorded: at which burst, and why it does not count. */
const HOW: Record<string, RegExp> = {
  error: /expected status 200, got 500: \{"error": "boom"\}/,
  closes: /the server ended the connection within its answer/,
  half: /does not match content-length/i,
  garbled: /expected an answer about work, got \{so\}/,
  other: /expected \d+ iterations, got \d+/,
  missing: /expected status 200, got 404: no such path; declare another/,
  moved: /expected status 200, got 302, a redirect, which is not followed/,
  private: /expected status 200, got 401: it wants to know who asks; declare the headers/,
  streams: /expected a body of at most 1000000 bytes, got more/,
  babbles: /expected an answer in HTTP, got something else/,
};
/** Those that do not answer in time. */
const SILENT = ["hangs", "late"];
/** Those that are right, however unusual they are. */
const RIGHT = ["well", "loud"];
/** Those that never become ready. */
const NEVER: Record<string, RegExp> = {
  crashes: /^its process exited with code 1\nIts last log lines:\n {2}the disk is made of cheese$/,
  deaf: /^not healthy within 2 s \(last: nothing listens on the port: .*\)/,
  elsewhere: /nothing listens on the port: .*; it listens on 127\.0\.0\.1:6952\n/,
  ipv6: /nothing listens on the port: .*; it listens on \[::1\]:6453\n/,
  mute: /last: timeout: no whole answer within 2 s/,
  garbage: /last: expected an answer in HTTP, got something else/,
  slams: /last: the server (?:ended|reset) the connection/,
  headers: /last: expected headers of at most 16384 bytes, got more/,
  interim: /last: timeout: no whole answer within 2 s/,
  unpacked: /^expected pip to install targets-of-cheese\.txt, got [\s\S]+; check that this machine reaches/,
};
const TOKEN = "t0ken-of-the-test";

/** Packages that nobody has. */
const CHEESE = "targets-of-cheese.txt";

const names = [...Object.keys(HOW), ...SILENT, ...RIGHT, "dies"];

/** A service for each way to misbehave, and what it is started with. */
function services(): Record<string, TestService> {
  const service = (script: string, how: string, port: number): [string, TestService] => {
    const command = ["python3", path.join(ROOT, "tests/fixture", script), how, "127.0.0.1", String(port)];
    const about = { port, label: `A target: ${how}`, endpoints: ["sync-cpubound"], environment: { API_TOKEN: TOKEN } };
    const packages = how === "unpacked" ? { requirements: CHEESE } : {};
    return [how, { command, ...about, ...packages, startSeconds: script === "never_ready.py" ? 2 : 60 }];
  };
  return Object.fromEntries([
    ...names.map((how, index) => service("misbehaving.py", how, FIRST_PORT + index)),
    ...Object.keys(NEVER).map((how, index) => service("never_ready.py", how, FIRST_NEVER_READY + index)),
  ]);
}

describe("a run with a target for every way to misbehave", () => {
  let measured: MeasureResult;

  beforeAll(async () => {
    const file = await projectWith(services());
    await writeFile(path.join(path.dirname(file), CHEESE), "cheese of the moon\n");
    const flags = "--plan quick --on processes --target-seconds 0.05 --levels 2,3 --repetitions 1 --request-timeout 1";
    measured = await measure(...flags.split(" "), "--file", file);
  });

  afterAll(async () => {
    const left = await execa("pgrep", ["--full", "misbehaving\\.py|never_ready\\.py"], { reject: false });
    expect(left.stdout).toBe("");
  });

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

  it.each(RIGHT)("goes on: the target that answers %s has every burst, and each of them counts", (how) => {
    expect(
      last(how)
        .map((burst) => [burst.level, reasonsOfTarget(burst)])
        .toSorted(),
    ).toEqual([
      [2, []],
      [3, []],
    ]);
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
        message: expect.stringMatching(/timeout: no whole answer within 1 s; it is asked no more, since it has not/),
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
    expect(failuresOf("dies")[0]).toMatchObject({
      stage: "sync-cpubound, n = 3, repetition 1",
      message: expect.stringMatching(
        /; its process exited with code 3, and nothing more of it is measured\nIts last log lines:\n {2}three at once with \(not shown\) is too much$/,
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

  it("repeats an invalid burst twice", () => {
    const large = warm("error").filter(({ level }) => level === 3);
    expect(large.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    // Only other work on the machine can spoil one of a target that behaves.
    const again = warm("well").filter((burst) => !last("well").includes(burst));
    expect(again.filter(({ invalidReasons }) => !invalidReasons.every(isHeldUp))).toEqual([]);
  });

  it("is an article that shows every gap with its reason", async () => {
    const pages = await drawSite(measured);
    for (const how of [...Object.keys(HOW), ...SILENT, "dies"]) {
      expect(pages.article).toContain(`Not measured or not counted, A target: ${how}`);
      expect(pages.run).toContain(`A target: ${how}`);
    }
    expect(pages.article).toContain("boom");
    expect(pages.article).toContain("the disk is made of cheese");
  });
});
