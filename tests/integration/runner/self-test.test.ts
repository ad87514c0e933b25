import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { isHeldUp } from "../../../runner/checks/crash-test/held-up.ts";
import { selfTest } from "../../../runner/checks/self-test/self-test.ts";
import { testLoad } from "../../../runner/checks/self-test/test-load.ts";
import { Failure } from "../../../runner/program/failure.ts";
import { scratchFolder } from "../../fixture/scratch.ts";
import { ROOT } from "./command.ts";
import { retryWhileBusy } from "./let-in.ts";

const { signal } = new AbortController();
const CHECKS = path.join(ROOT, "runner/checks/self-test");
/** The servers under steady load, in the order in which they are measured. */
const LOADED = ["fixed", "stalling", "dropping", "limited"];
const capacity = { levels: { busy: [5], idle: [41] }, cores: 2 };

/** The known-answer server with one thing changed: what it answers is then not what is known. */
async function lying(from: string, to: string, script = "known-answer-server.ts"): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(path.join(CHECKS, script), "utf8");
  expect(text).toContain(from);
  const file = path.join(await scratchFolder(), "server.ts");
  const imported = (_: string, place: string) => `from "${path.resolve(CHECKS, place)}"`;
  await writeFile(file, text.replace(from, to).replace(/from "(\.[^"]*)"/g, imported));
  return file;
}

/** What a test of the instrument finds, once no other work on the machine is in its way. */
async function whileBusy<T>(test: () => Promise<T>): Promise<T> {
  const ended = await retryWhileBusy(
    () => test().catch((thrown: unknown) => thrown as Failure),
    (one) => (one instanceof Failure ? `benchbook: ${one.message}` : ""),
  );
  if (ended instanceof Failure) throw ended;
  return ended;
}

it("measures servers with known answers right, and catches the crippled client", async () => {
  const { knownAnswers, crippledCaughtBy, costs, availableCores } = await whileBusy(() => selfTest(signal, capacity));
  expect(knownAnswers.map(({ server, wrong }) => [server, wrong])).toEqual([
    ["serial", null],
    ["parallel", null],
    ["two workers", null],
  ]);
  expect(crippledCaughtBy.join()).toMatch(/not all requests were on the wire/);
  expect(costs.map(({ level }) => level)).toEqual([...Array(6).fill(41), ...Array(6).fill(5)]);
  expect(costs.every(({ cpuSeconds, heldSeconds }) => cpuSeconds > 0 && heldSeconds > 0)).toBe(true);
  expect(availableCores?.alone).toBeGreaterThan(0);
});

it.each([
  [
    "serves in parallel where one after the other is known",
    "serial: { free: 1",
    "serial: { free: 9",
    /the serial server is measured wrong/,
  ],
  [
    "waits twice as long",
    "await sleep(milliseconds)",
    "await sleep(2 * milliseconds)",
    /the serial server is measured wrong/,
  ],
  [
    "does other work",
    "iterations: milliseconds",
    "iterations: milliseconds + 1",
    /the serial server is measured wrong/,
  ],
])("stops with exit code 3 when the server %s", async (_, from, to, message) => {
  await expect(selfTest(signal, capacity, await lying(from, to))).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(message),
  });
});

it("stops with exit code 3 when the server does not start", async () => {
  const file = path.join(await scratchFolder(), "server.ts");
  await writeFile(file, "process.exit(1);\n");
  await expect(selfTest(signal, capacity, file)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(
      /^self-test: its servers .*: expected a server to print its port, got one that ended/,
    ),
  });
});

it("measures servers under steady load right where a run has one, and catches the crippled generator", async () => {
  const tested = await whileBusy(() => testLoad(signal)).catch((thrown: unknown) => thrown as Failure);
  // A machine that stays too busy for it says so; that the rest is right is tested on a fixture of such windows.
  if (tested instanceof Failure) return expect(isHeldUp(tested.message), tested.message).toBe(true);
  const { knownLoads, crippledCaughtBy } = tested;
  expect(knownLoads.map(({ server, wrong }) => [server, wrong])).toEqual(LOADED.map((server) => [server, null]));
  expect(crippledCaughtBy.join()).toMatch(/the client sent (?:late|\d)/);
});

/** So often a server under steady load is tried again where a busy machine has spoiled what is measured before it. */
const TRIES = 5;

/** What is said of the first server under steady load that is measured wrong. */
async function refusalOf(script: string): Promise<Failure> {
  return testLoad(signal, script).then(
    () => expect.unreachable("expected a server that lies to be measured wrong"),
    (thrown: unknown) => thrown as Failure,
  );
}

it.each([
  ["takes 15 ms longer", "await sleep(1000 * FIXED_SECONDS)", "await sleep(1000 * FIXED_SECONDS + 15)", "fixed"],
  ["does not stall", "stalledFor() + FIXED_SECONDS", "FIXED_SECONDS", "stalling"],
  ["drops twice as many", "% DROPS_ONE_IN", "% (DROPS_ONE_IN / 2)", "dropping"],
  ["serves half as many", "1 / SERVED_PER_SECOND", "2 / SERVED_PER_SECOND", "limited"],
])("stops with exit code 3 when the server under steady load %s", async (_, from, to, server) => {
  const script = await lying(from, to, "known-load-server.ts");
  const said = (name: string) => new RegExp(`the ${name} server under steady load is measured wrong: `);
  let refusal = await refusalOf(script);
  for (let tries = 1; tries < TRIES && !said(server).test(refusal.message); tries++) refusal = await refusalOf(script);
  // On a machine that stays busy it is one before it.
  const upTo = LOADED.slice(0, LOADED.indexOf(server) + 1);
  expect(refusal).toMatchObject({ exitCode: 3, message: expect.stringMatching(said(`(?:${upTo.join("|")})`)) });
});
