import { once } from "node:events";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { burst, series } from "../../../../runner/load/burst.ts";

let server: ResultPromise;
let port = 0;

beforeAll(async () => {
  server = execa(process.execPath, [path.join(import.meta.dirname, "misbehaving.ts")], { reject: false });
  if (server.stdout) port = Number((await once(server.stdout, "data"))[0]);
});

afterAll(async () => {
  server.kill();
  await server;
});

const fire = (endpoint: string, level: number, signal = new AbortController().signal, timeoutSeconds = 5) =>
  burst({
    port,
    endpoint,
    level,
    iterations: 3,
    timeoutSeconds,
    clock: "shared",
    rootPid: server.pid ?? null,
    signal,
  });

it("sees a serial server answer one after the other, on one clock", async () => {
  let { doubts, requests } = await fire("serial", 5);
  // Answers of a few milliseconds: other work on the machine may make the client look busy once.
  for (let tries = 1; tries < 3 && doubts.length > 0; tries++) ({ doubts, requests } = await fire("serial", 5));
  expect(doubts).toEqual([]);
  const works = requests
    .flatMap(({ work }) => (work ? [work] : []))
    .toSorted((a, b) => a.beganSeconds - b.beganSeconds);
  expect(works).toHaveLength(5);
  for (const [index, work] of works.slice(1).entries())
    expect(work.beganSeconds).toBeGreaterThanOrEqual(works[index]?.endedSeconds ?? Infinity);
});

it("sees a parallel server work on all at once, so nothing queued in the client", async () => {
  const { requests } = await fire("parallel", 20);
  const latestStart = Math.max(...requests.map(({ work }) => work?.beganSeconds ?? Infinity));
  const earliestEnd = Math.min(...requests.map(({ work }) => work?.endedSeconds ?? 0));
  expect(latestStart).toBeLessThan(earliestEnd);
});

it("keeps every moment of a request in order", async () => {
  const { requests } = await fire("parallel", 3);
  for (const request of requests) {
    const { createdSeconds, connectedSeconds, sentSeconds, firstByteSeconds, lastByteSeconds } = request;
    const moments = [createdSeconds, connectedSeconds, sentSeconds, firstByteSeconds, lastByteSeconds];
    expect(moments).toEqual(moments.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    expect(request.error).toBeNull();
  }
});

it("records a connection that the target resets as that request's failure", async () => {
  const { requests } = await fire("broken", 2);
  expect(requests.map(({ error }) => error)).toEqual([expect.any(String), expect.any(String)]);
});

it("does not let an answer count that did other work than was asked", async () => {
  const { requests } = await fire("wrong", 1);
  expect(requests[0]?.error).toMatch(/expected 3 iterations, came 4/);
});

it("gives up when it is interrupted", async () => {
  const { requests } = await fire("serial", 3, AbortSignal.timeout(20));
  expect(requests.filter(({ error }) => error !== null).length).toBeGreaterThan(0);
});

it("waits for the whole of an answer no longer than its timeout, whatever comes of it until then", async () => {
  const began = Date.now();
  const { requests } = await fire("drips", 2, new AbortController().signal, 0.3);
  expect(requests.map(({ error }) => error)).toEqual(Array(2).fill("timeout: no whole answer within 0.3 s"));
  expect(Date.now() - began).toBeLessThan(1000);
});

it("sends a series one after the other, each from its own start", async () => {
  const signal = new AbortController().signal;
  const requests = await series({
    port,
    path: "/test/parallel/1",
    iterations: 1,
    samples: 3,
    timeoutSeconds: 5,
    clock: "shared",
    signal,
  });
  expect(requests.map(({ error }) => error)).toEqual([null, null, null]);
  expect(requests.every(({ lastByteSeconds }) => (lastByteSeconds ?? 9) < 0.15)).toBe(true);
});
