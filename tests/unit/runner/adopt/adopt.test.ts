import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { SelfTest } from "../../../../content/run/circumstances/self-test.ts";
import { digestOf } from "../../../../content/run/digest.ts";
import { parseRun } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import { adopt } from "../../../../runner/adopt/adopt.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";
import { storedFile } from "../../../fixture/run-files/stored.ts";

const selfTest = (await parseRun(await storedFile("newest"), "newest")).selfTest as SelfTest;
const good = await fixtureRun({ selfTest });
const OTHER_ID = "20260103T030405Z-quick-processes";

let runs = "";
let given = "";
beforeEach(async () => {
  runs = await scratchFolder();
  given = path.join(await scratchFolder(), "contributed-by-somebody.json");
});

const stored = async () => readdir(path.join(runs, "contributed")).catch(() => []);
const adopting = (check = false) => adopt(given, { runs, check });
const sealed = async (file: object) => JSON.stringify({ ...file, digest: await digestOf(file) });
const give = async (run: Run) => writeFile(given, await fileOf(run));

it("stores a run byte for byte under the name of its run, and says what it is", async () => {
  await give(good);
  expect(await adopting()).toMatch(
    /^Adopted: run 20260102T030405Z-quick-processes, \d+ observations, quick plan, local processes, on .*, 2 cores\.$/,
  );
  expect(await stored()).toEqual([`${good.id}.json`]);
  expect(await readFile(path.join(runs, "contributed", `${good.id}.json`), "utf8")).toBe(await readFile(given, "utf8"));
});

it("only checks where that is all that is wanted, also what is stored already", async () => {
  await give(good);
  await expect(adopting(true)).rejects.toThrow(`expected the name ${good.id}.json`);
  await adopting();
  given = path.join(runs, "contributed", `${good.id}.json`);
  expect(await adopting(true)).toMatch(/^Can be adopted: run /);
  expect(await stored()).toHaveLength(1);
});

describe("a run that is not new", () => {
  it("is refused where it is stored already", async () => {
    await give(good);
    await adopting();
    await expect(adopting()).rejects.toThrow(`run ${good.id} is stored already`);
  });

  it("is refused where another one has its id, and that one stays", async () => {
    const before = await fileOf({ ...good, status: "incomplete" });
    await writeFile(path.join(runs, `${good.id}.json`), before);
    await give(good);
    await expect(adopting()).rejects.toThrow(`got the id ${good.id} of another one that is stored`);
    expect(await readFile(path.join(runs, `${good.id}.json`), "utf8")).toBe(before);
    expect(await stored()).toEqual([]);
  });

  it("is refused where its observations are stored under another name", async () => {
    await writeFile(path.join(runs, `${good.id}.json`), await fileOf(good));
    await give({ ...good, id: OTHER_ID, startedAt: "2026-01-03T03:04:05.000Z" });
    await expect(adopting()).rejects.toThrow(`got the observations of ${good.id} under another name`);
  });
});

describe("a file that is none", () => {
  it.each([
    ["cut short", async (text: string) => writeFile(given, text.slice(0, 1000)), /expected a whole JSON document/],
    [
      "changed",
      async (text: string) => writeFile(given, text.replace('"quick"', '"full"')),
      /changed since it was written/,
    ],
    [
      "of a newer schema",
      async () => writeFile(given, '{"schema": 99}'),
      /expected schema 3, got 99; update Benchbook/,
    ],
    [
      "with a key twice, of which only the last is read",
      async (text: string) => writeFile(given, text.replace('"status":', '"status":"/home/somebody","status":')),
      /expected the file as it was written, got other white space, a byte-order mark, or a key/,
    ],
    [
      "behind a byte-order mark",
      async (text: string) => writeFile(given, `\uFEFF${text}`),
      /expected the file as it was written, got other white space, a byte-order mark/,
    ],
    [
      "with something in it that no run file has",
      async (text: string) => writeFile(given, await sealed({ ...JSON.parse(text), by: "Ada" })),
      /at by: expected nothing that no run file has/,
    ],
    [
      "with something of the kind far within",
      async (text: string) => {
        const run = JSON.parse(text);
        await writeFile(given, await sealed({ ...run, environment: { ...run.environment, host: "thinkpad" } }));
      },
      /at environment.host: expected nothing that no run file has/,
    ],
    ["nested without end", async () => writeFile(given, "[".repeat(100_000)), /expected a whole JSON document/],
    ["empty", async () => writeFile(given, ""), /got 0 characters/],
    ["of something else", async () => writeFile(given, "[]"), /expected schema 3, got none; it is not a run file/],
    ["a folder", async () => mkdir(given), /expected a file, got a folder; name the files in it/],
    ["not there", async () => undefined, /expected a file that can be read, got ENOENT/],
    [
      "huge",
      async () => {
        await writeFile(given, "");
        await truncate(given, 200_000_000);
      },
      /expected at most 64000000 bytes, got 200000000/,
    ],
  ])("%s is refused in one sentence, and nothing is stored", async (_, make, reason) => {
    await make(await fileOf(good));
    const refused: unknown = await adopting().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ name: "ExitError", message: expect.stringMatching(reason) });
    expect((refused as Error).message).toMatch(/^contributed-by-somebody\.json: [^\n]*$/);
    expect(await stored()).toEqual([]);
  });
});

describe("a run that nobody can have measured", () => {
  const [first] = good.observations;
  const [target] = good.targets;

  it.each<[string, Partial<Run>, RegExp]>([
    [
      "an id of another moment",
      { id: OTHER_ID },
      /at id: expected the moment 2026-01-02T03:04:05.000Z, quick and processes/,
    ],
    ["an id of another plan", { id: "20260102T030405Z-full-processes" }, /at id: expected the moment/],
    ["no core", { environment: { ...good.environment, cores: 0 } }, /at environment.cores: expected at least 1, got 0/],
    ["a target twice", { targets: good.targets.concat(target ?? []) }, /at targets: expected every target once, got /],
    ["no time", { startedAt: "1970-01-01T00:00:00.000Z" }, /at startedAt: expected a moment that has been, since 2025/],
    [
      "an end that is to come",
      { durations: { ...good.durations, measuringSeconds: 1e12 } },
      /at durations: expected a run that has ended/,
    ],
    ...["2099-01-01T00:00:00.000Z", "2025-12-31T00:00:00.000Z"].map((resumedAt): [string, Partial<Run>, RegExp] => [
      `having been resumed at ${resumedAt}`,
      { interruptions: [{ beforeOrder: 1, resumedAt }] },
      /at interruptions.0.resumedAt: expected a moment since 2026-01-02/,
    ]),
    ["no observation", { observations: [] }, /at observations: expected some, got none/],
    [
      "an observation twice",
      { observations: good.observations.concat(first ?? []) },
      /expected every one once, got .* twice/,
    ],
  ])("is refused for %s", async (_, wrong, reason) => {
    await give({ ...good, ...wrong });
    await expect(adopting()).rejects.toThrow(reason);
    expect(await stored()).toEqual([]);
  });
});

describe("a self-test that shows no instrument that measures right", () => {
  const changed = (change: (known: SelfTest["knownAnswers"][number]) => object) => ({
    ...selfTest,
    knownAnswers: selfTest.knownAnswers.map((known) => ({ ...known, ...change(known) })) as SelfTest["knownAnswers"],
  });
  const late = ({ requests }: SelfTest["knownAnswers"][number]) => ({
    requests: requests.map((one) => ({ ...one, lastByteSeconds: 1.2 * (one.lastByteSeconds ?? 0) + 0.02 })),
  });

  it.each([
    ["none", null, /expected the instrument's self-test, got none/],
    ["its own verdict", changed(() => ({ wrong: "too late" })), /self-test, server "serial": too late/],
    ["late answers that it calls right", changed(late), /server "serial": answer 1 expected after 0\.050 s/],
    [
      "answers expected to be what they were",
      changed((known) => ({ ...late(known), expectedSeconds: known.expectedSeconds.map((one) => 1.2 * one + 0.02) })),
      /expected answer 1 to be known as 0.05 s, got/,
    ],
    ["a server less", { ...selfTest, knownAnswers: selfTest.knownAnswers.slice(1) }, /expected the server "serial"/],
    [
      "answers that are all exactly as late",
      changed(({ requests, expectedSeconds }) => ({
        requests: requests.map((one, index) => ({ ...one, lastByteSeconds: (expectedSeconds[index] ?? 0) + 0.001 })),
      })),
      /server "serial": expected times that scatter/,
    ],
    [
      "answers that never came",
      changed(({ requests }) => ({ requests: requests.map((one) => ({ ...one, error: "closed" })) })),
      /expected every request to be answered with 200/,
    ],
    [
      "one request that is known to take no time",
      changed(({ requests }) => ({ requests: requests.slice(0, 1), expectedSeconds: [0] })),
      /expected 5 requests, got 1/,
    ],
    ["requests less", changed(({ requests }) => ({ requests: requests.slice(1) })), /expected 5 requests, got 4/],
    [
      "a crippled client that passed",
      { ...selfTest, crippledCaughtBy: [] },
      /expected the crippled client to be caught/,
    ],
  ])("is refused: %s", async (_, replaced, reason) => {
    await give({ ...good, selfTest: replaced });
    await expect(adopting()).rejects.toThrow(reason);
  });
});

it("refuses a run of tomorrow's tomorrow", async () => {
  await give({ ...good, startedAt: new Date(Date.now() + 3 * 86_400_000).toISOString() });
  await expect(adopting()).rejects.toThrow(/at startedAt: expected a moment that has been/);
});

it("refuses what holds something private, and says where, but not what it is", async () => {
  const failures = [{ target: null, stage: "bring-up", message: "cannot open /home/somebody/.netrc" }];
  await give({ ...good, failures });
  const refused = (await adopting().catch((thrown: unknown) => thrown)) as Error;
  expect(refused.message).toMatch(/at failures\.0\.message: expected nothing private, got a folder of a user/);
  expect(refused.message).not.toContain("somebody/");
});

it("says in one sentence that nothing can be stored where it should", async () => {
  await give(good);
  await writeFile(path.join(runs, "contributed"), "in the way");
  await expect(adopting()).rejects.toMatchObject({
    name: "ExitError",
    message: expect.stringMatching(/^expected to write the run, but [^\n]*$/),
  });
});

it("names a run whose digest is that of other content", async () => {
  const file = JSON.parse(await fileOf(good)) as object;
  await writeFile(given, JSON.stringify({ ...file, digest: await digestOf({}) }));
  await expect(adopting()).rejects.toThrow(/changed since it was written/);
});
