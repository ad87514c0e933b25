import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DueRequests } from "../../../../../../runner/load/steady/pace/due-requests.ts";
import { DueSender } from "../../../../../../runner/load/steady/pace/due-sender.ts";

// On a clock that shows what the test says.

const clock = { seconds: 10 };
let sent: { due: number; at: number }[];
let sender: DueSender;

/** Ten requests a second, of which the first is due after 50 ms, by a thread that stays awake for those within 150 ms. */
beforeEach(() => {
  clock.seconds = 10;
  // One that a test leaves awake ends on the real clock.
  const mine: typeof sent = [];
  sent = mine;
  vi.spyOn(process.hrtime, "bigint").mockImplementation(() => BigInt(Math.round(clock.seconds * 1e9)));
  const loop = { kind: "open", ratePerSecond: 10, arrivals: "even", seed: 1, mostConnections: 8 } as const;
  const timetable = { loop, times: { warmUp: 10, begin: 10, end: 10.4 }, firstAfterSeconds: undefined };
  sender = new DueSender(new DueRequests(timetable, 0, 1), 0.15, (due) => void mine.push({ due, at: clock.seconds }));
});

afterEach(() => vi.restoreAllMocks());

/** Lets the clock show a moment, and whoever is awake look at it. */
async function at(seconds: number): Promise<void> {
  clock.seconds = seconds;
  await turn();
  await turn();
}

const dues = () => sent.map(({ due }) => Number(due.toFixed(6)));

it("sends none before it is due, and lets the thread do other things while it waits awake", async () => {
  sender.wake();
  await at(10.049);
  expect(sent).toEqual([]);
  await at(10.051);
  expect(dues()).toEqual([10.05]);
});

it("waits awake for the next one too where that is due soon, though the thread is called once", async () => {
  sender.wake();
  for (const seconds of [10.051, 10.151, 10.251]) await at(seconds);
  expect(sent.map((one) => one.at)).toEqual([10.051, 10.151, 10.251]);
});

it("sleeps until it is called where nothing is due soon", async () => {
  clock.seconds = 9.8;
  sender.wake();
  await at(10.06);
  expect(sent).toEqual([]);
  sender.wake();
  expect(dues()).toEqual([10.05]);
});

it("ends when the last one was due, having sent all", async () => {
  const ended = sender.end();
  for (const seconds of [10.051, 10.151, 10.251]) await at(seconds);
  expect(dues()).toEqual([10.05, 10.15, 10.25]);
  await at(10.351);
  await ended;
  expect(dues()).toEqual([10.05, 10.15, 10.25, 10.35]);
});

it("ends at once, with what is left, on a clock that goes back", async () => {
  sender.wake();
  await at(10.051);
  const ended = sender.end();
  await at(9);
  await ended;
  expect(sent.map((one) => one.at)).toEqual([10.051, 9, 9, 9]);
});
