import { availableParallelism } from "node:os";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { concurrencyOf } from "../../../../content/findings/bursts/concurrency.ts";
import { isHeldUp } from "../../../../runner/checks/crash-test/held-up.ts";
import { knownAnswerEndpoint } from "../../../../runner/checks/self-test/known-answer.ts";
import { firstOutput } from "../../../../runner/checks/servers/first-output.ts";
import { LOOPBACK } from "../../../../runner/load/address.ts";
import { sendBurst, series } from "../../../../runner/load/send-burst.ts";
import { localObserver } from "../../../../runner/observe/target-observer.ts";
import { monotonicSeconds } from "../../../../runner/program/clock.ts";

/** What is asked for in every request; `together` answers once so many are there. */
const ITERATIONS = 20;

let server: ResultPromise;
let port = 0;

beforeAll(async () => {
  server = execa(process.execPath, [path.join(import.meta.dirname, "misbehaving.ts")], { reject: false });
  port = Number(await firstOutput(server));
});

afterAll(async () => {
  server.kill();
  await server;
});

const burstOn = (endpoint: string, level: number, signal = new AbortController().signal, timeoutSeconds = 300) =>
  sendBurst({
    ...{ host: LOOPBACK, port },
    endpoint: knownAnswerEndpoint(endpoint),
    level,
    amount: ITERATIONS,
    timeoutSeconds,
    clock: "shared",
    sharedCores: availableParallelism(),
    observer: localObserver(server.pid ?? 0),
    signal,
  });

it("sees a serial server answer one after the other, on one clock", async () => {
  const { invalidReasons, requests } = await burstOn("serial", 5);
  expect(invalidReasons.filter((reason) => !isHeldUp(reason))).toEqual([]);
  const works = requests
    .flatMap(({ work }) => (work ? [work] : []))
    .toSorted((a, b) => a.beganSeconds - b.beganSeconds);
  expect(works).toHaveLength(5);
  for (const [index, work] of works.slice(1).entries())
    expect(work.beganSeconds).toBeGreaterThanOrEqual(works[index]?.endedSeconds ?? Infinity);
});

it("has all requests on the wire before any is answered, so nothing queued in the client", async () => {
  // The server answers none of them before all are there: a client that held one back would wait for ever.
  const burst = await burstOn("together", ITERATIONS);
  expect(burst.requests.map(({ error }) => error)).toEqual(Array(ITERATIONS).fill(null));
  expect(concurrencyOf(burst)).toBe(ITERATIONS);
});

it("leaves stack traces as they were, however many bursts are under way at once", async () => {
  const { stackTraceLimit } = Error;
  await Promise.all([burstOn("parallel", 1), burstOn("serial", 3)]);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});

it("keeps every moment of a request in order", async () => {
  const { requests } = await burstOn("parallel", 3);
  for (const request of requests) {
    const { createdSeconds, connectedSeconds, sentSeconds, firstByteSeconds, lastByteSeconds } = request;
    const moments = [createdSeconds, connectedSeconds, sentSeconds, firstByteSeconds, lastByteSeconds];
    expect(moments).toEqual(moments.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    expect(request.error).toBeNull();
  }
});

it("records a connection that the target resets as that request's failure", async () => {
  const { requests } = await burstOn("broken", 2);
  expect(requests.map(({ error }) => error)).toEqual([expect.any(String), expect.any(String)]);
});

it("does not let an answer count that did other work than was asked", async () => {
  const { requests } = await burstOn("wrong", 1);
  expect(requests[0]?.error).toMatch(/expected 20 iterations, got 21/);
});

it("gives up when it is interrupted", async () => {
  const { requests } = await burstOn("drips", 3, AbortSignal.timeout(20));
  expect(requests.filter(({ error }) => error !== null)).toHaveLength(3);
});

it("waits for the whole of an answer no longer than its timeout, whatever comes of it until then", async () => {
  const { requests } = await burstOn("drips", 2, new AbortController().signal, 0.3);
  expect(requests.map(({ error }) => error)).toEqual(Array(2).fill("timeout: no whole answer within 0.3 s"));
});

it("sends a series one after the other, each from its own start", async () => {
  const signal = new AbortController().signal;
  const began = monotonicSeconds();
  const requests = await series({
    ...{ host: LOOPBACK, port },
    endpoint: knownAnswerEndpoint("parallel"),
    amount: 1,
    samples: 3,
    timeoutSeconds: 300,
    clock: "shared",
    signal,
  });
  expect(requests.map(({ error }) => error)).toEqual([null, null, null]);
  // Were they counted from a start that all share, they would add up to more than it took to send them.
  const counted = requests.reduce((sum, { lastByteSeconds }) => sum + (lastByteSeconds ?? Infinity), 0);
  expect(counted).toBeLessThanOrEqual(monotonicSeconds() - began);
});
