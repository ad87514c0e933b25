import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import type { SelfTest } from "../../../../../content/run/circumstances/self-test.ts";
import { isHeldUp } from "../../../../../runner/checks/crash-test/held-up.ts";
import { KNOWN_ANSWER_SERVERS } from "../../../../../runner/checks/self-test/known-answer.ts";
import { KNOWN_ANSWER_SERVER, measureKnown, selfTest } from "../../../../../runner/checks/self-test/self-test.ts";
import { withServer } from "../../../../../runner/checks/servers/with-server.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import type { ExitError } from "../../../../../runner/program/exit-error.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { lying } from "./lying.ts";

const { signal } = new AbortController();
const capacity = { levels: { busy: [5], idle: [41] }, cores: 2 };

/** Other work on the machine delays answers, which an instrument that is right says of every burst that it spoils. */
const DELAYED = /is measured wrong: answer \d expected after ([\d.]+) s ± [\d.]+ s, got it after ([\d.]+) s;/;

/** What the self-test finds, or why that is nothing: other work on the machine was in the way of every try. */
async function foundUnlessDelayed(): Promise<SelfTest | string> {
  return selfTest(signal, capacity).catch((thrown: ExitError) => {
    const [, wanted = "", got = ""] = DELAYED.exec(thrown.message) ?? [];
    if (Number(got) > Number(wanted) || isHeldUp(thrown.message)) return thrown.message;
    throw thrown;
  });
}

it("measures servers with known answers right, and catches the crippled client", async ({ skip }) => {
  const found = await foundUnlessDelayed();
  if (typeof found === "string") return skip(found);
  const { knownAnswers, crippledCaughtBy, costs, availableCores } = found;
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

/** A timer of the server may end a millisecond early. */
const LEAST_SECONDS = 0.05 - 0.001;

// Other work on the machine delays the server's work, and never lets it do more at once.
it.each(KNOWN_ANSWER_SERVERS)("has of each request to the $server server when it was worked on", async (known) => {
  const { requests } = await withServer(KNOWN_ANSWER_SERVER, signal, (port) =>
    measureKnown(known, { host: LOOPBACK, port, signal }),
  );
  expect(requests).toHaveLength(5);
  const intervals = requests.map(({ sentSeconds, work, lastByteSeconds }) => {
    const { beganSeconds = Number.NaN, endedSeconds = Number.NaN } = work ?? {};
    expect(beganSeconds).toBeGreaterThanOrEqual(sentSeconds ?? Number.NaN);
    expect(endedSeconds - beganSeconds).toBeGreaterThanOrEqual(LEAST_SECONDS);
    expect(lastByteSeconds).toBeGreaterThanOrEqual(endedSeconds);
    return { beganSeconds, endedSeconds };
  });
  const atOnce = ({ beganSeconds: now }: (typeof intervals)[number]) =>
    intervals.filter(({ beganSeconds, endedSeconds }) => beganSeconds <= now && now < endedSeconds).length;
  expect(Math.max(...intervals.map(atOnce))).toBeLessThanOrEqual(known.slots);
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
  await expect(selfTest(signal, capacity, await lying("known-answer-server.ts", from, to))).rejects.toMatchObject({
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
      /^self-test: its servers .*: expected a program to say something, got one that ended/,
    ),
  });
});
