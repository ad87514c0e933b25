import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { selfTest } from "../../../runner/checks/self-test/self-test.ts";
import { Failure } from "../../../runner/program/failure.ts";
import { scratchFolder } from "../../fixture/scratch.ts";
import { ROOT } from "./command.ts";
import { retryWhileBusy } from "./let-in.ts";

const { signal } = new AbortController();
const capacity = { levels: { busy: [5], idle: [41] }, cores: 2 };

/** The known-answer server with one thing changed: what it answers is then not what is known. */
async function lying(from: string, to: string): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(path.join(ROOT, "runner/checks/self-test/known-answer-server.ts"), "utf8");
  expect(text).toContain(from);
  const file = path.join(await scratchFolder(), "server.ts");
  await writeFile(file, text.replace(from, to));
  return file;
}

it("measures servers with known answers right, and catches the crippled client", async () => {
  const { knownAnswers, crippledCaughtBy, costs, availableCores } = await retryWhileBusy(
    () => selfTest(signal, capacity).catch((thrown: unknown) => thrown as Failure),
    (ended) => (ended instanceof Failure ? `benchbook: ${ended.message}` : ""),
  ).then((ended) => {
    if (ended instanceof Failure) throw ended;
    return ended;
  });
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
    message: expect.stringMatching(/self-test: expected a known-answer server/),
  });
});
