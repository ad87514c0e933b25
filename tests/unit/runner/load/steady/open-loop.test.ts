import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { endpointSchema } from "../../../../../content/run/parts/endpoint.ts";
import { decodeHistogram } from "../../../../../content/statistics/histogram.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import { OpenLoop } from "../../../../../runner/load/steady/open-loop.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";

// On a clock that shows what the test says: that of a machine that is put to sleep jumps ahead, or a wrong one goes back.

const clock = { seconds: 1000 };
const waiting: ServerResponse[] = [];
let server: Server;

beforeEach(async () => {
  clock.seconds = 1000;
  vi.spyOn(process.hrtime, "bigint").mockImplementation(() => BigInt(Math.round(clock.seconds * 1e9)));
  server = createServer((_, response) => void waiting.push(response)).listen(0, LOOPBACK);
  await once(server, "listening");
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});

/** A load of a server that answers when it is told to, with what is counted of it. */
function loading(freed = () => {}) {
  const { port } = server.address() as AddressInfo;
  const tally = new Tally({ warmUp: 1000, begin: 1000, end: 1010 }, "due");
  const wanted = { endpoint, amount: null };
  const request = { host: LOOPBACK, port, path: "/", timeoutSeconds: 60, use: "kept" as const, wanted };
  return { loop: new OpenLoop(request, 10, tally, freed), tally };
}

async function answerAll(count: number): Promise<void> {
  await vi.waitUntil(() => waiting.length === count);
  for (const response of waiting.splice(0)) response.end("ok");
}

it("misses what was due while the clock jumped ahead, and sends none of it all at once", async () => {
  const { loop, tally } = loading();
  loop.arrive(1000);
  clock.seconds = 1001;
  for (const tenths of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) loop.arrive(1000 + tenths / 10);
  await answerAll(2);
  await loop.end();
  const { offered, sent, answered, missed, latency } = tally.counts(1011);
  expect({ offered, sent, answered, missed }).toEqual({
    ...{ offered: 11, sent: 2, answered: 2 },
    missed: { late: 9, full: 0 },
  });
  // The one that was under way took as long as the clock says that it did.
  expect(decodeHistogram(latency).maxValue / 1e6).toBeCloseTo(1, 2);
});

it("has no answer from before its request, and nothing in flight for less than no time, where the clock went back", async () => {
  const { loop, tally } = loading();
  loop.arrive(1000);
  clock.seconds = 999;
  await answerAll(1);
  await loop.end();
  const { answered, latency, sinceSent, inFlightSeconds } = tally.counts(1011);
  expect(answered).toBe(1);
  expect([latency, sinceSent].map((one) => decodeHistogram(one).maxValue)).toEqual([0, 0]);
  expect(inFlightSeconds).toBe(0);
});

it("counts as a timeout what was answered after its whole time, though it was not looked at before", async () => {
  const { loop, tally } = loading();
  loop.arrive(1000);
  await vi.waitUntil(() => waiting.length === 1);
  clock.seconds = 1060.001;
  await answerAll(1);
  await loop.end();
  expect(tally.counts(1061)).toMatchObject({ answered: 0, errors: { timeout: 1 } });
});

it("counts no answer of a server that answers twice, the second time after the next request was sent", async () => {
  const freed = vi.fn();
  const { loop, tally } = loading(freed);
  for (const seconds of [1000, 1001]) {
    clock.seconds = seconds;
    loop.arrive(seconds);
    await vi.waitUntil(() => waiting.length === 1);
    clock.seconds += 0.5;
    // What it says first to the second request is what it still has to say to the first.
    if (seconds === 1000) waiting.splice(0)[0]?.end("ok");
    else waiting[0]?.socket?.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
    await vi.waitUntil(() => freed.mock.calls.length === seconds - 999);
  }
  waiting.splice(0)[0]?.end("ok");
  await loop.end();
  const { sent, answered, errors, latency, overTime } = tally.counts(1011);
  expect({ sent, answered, errors }).toEqual({ sent: 2, answered: 0, errors: { "not HTTP": 2 } });
  expect(decodeHistogram(latency).totalCount).toBe(0);
  expect(overTime.unanswered.reduce((sum, count) => sum + count)).toBe(2);
});
