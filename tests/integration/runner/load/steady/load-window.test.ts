import { once } from "node:events";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invalidWindow } from "../../../../../content/findings/steady/invalid-window.ts";
import { latencyAt } from "../../../../../content/findings/steady/latency-at.ts";
import { endpointSchema } from "../../../../../content/run/parts/endpoint.ts";
import type { LoadWindow, Loop } from "../../../../../content/run/parts/load-window.ts";
import { isHeldUp } from "../../../../../runner/checks/crash-test/held-up.ts";
import {
  DROPS_ONE_IN,
  differenceFromStall,
  FIXED_SECONDS,
  KNOWN_LOAD_SERVER,
  SERVED_PER_SECOND,
  STALL,
} from "../../../../../runner/checks/self-test/known-load.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import { closedLoop } from "../../../../../runner/load/steady/closed-loop.ts";
import type { LoadRequest } from "../../../../../runner/load/steady/load-request.ts";
import { type Load, loadWindow } from "../../../../../runner/load/steady/load-window.ts";
import { Tally } from "../../../../../runner/load/steady/tally.ts";
import { monotonicSeconds } from "../../../../../runner/program/clock.ts";

const CHECKS = path.resolve(import.meta.dirname, "../../../../../runner/checks/self-test");
/** Other work on the machine spoils a window; a generator that is wrong is wrong every time. */
const TRIES = 30;

/** What is wrong with a window beside what other work on the machine does. */
const faults = (window: LoadWindow) => invalidWindow(window, FIXED_SECONDS).filter((reason) => !isHeldUp(reason));

let server: ResultPromise;
let port = 0;

beforeAll(async () => {
  server = execa(process.execPath, [KNOWN_LOAD_SERVER], { reject: false });
  if (server.stdout) port = Number((await once(server.stdout, "data"))[0]);
});

afterAll(async () => {
  server.kill();
  await server;
});

const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});
const open = (ratePerSecond: number, arrivals: "even" | "poisson" = "poisson"): Loop => {
  return { kind: "open", ratePerSecond, arrivals, seed: 5, mostConnections: 200 };
};
const requestOf = (url: string, changes: Partial<LoadRequest> = {}): LoadRequest => {
  const wanted = { endpoint, amount: null };
  return { host: LOOPBACK, port, path: url, timeoutSeconds: 5, use: "kept", wanted, ...changes };
};
const loadOf = (url: string, changes: Partial<Load> = {}): Load => ({
  ...{ request: requestOf(url), loop: open(200), warmUpSeconds: 0.3, seconds: 1, threads: 2 },
  signal: new AbortController().signal,
  ...changes,
});

/** A window of a load that is right: the last one of several where none is. */
async function untilRight(load: Load, wrong: (window: LoadWindow) => string[] | string | null): Promise<LoadWindow> {
  for (let tries = 1; ; tries++) {
    const window = await loadWindow(load);
    if (tries === TRIES || (wrong(window) ?? []).length === 0) return window;
  }
}

describe("on a server that takes 5 ms", () => {
  it("an open loop sends what is due, in time, and finds them", async () => {
    const window = await untilRight(loadOf("/fixed"), faults);
    expect(faults(window)).toEqual([]);
    const { offered, sent, answered, missed } = window;
    expect(offered).toBeGreaterThan(100);
    expect([answered, sent + missed.late + missed.full]).toEqual([sent, offered]);
    expect(latencyAt(window, 0.5)).toBeGreaterThanOrEqual(0.9 * FIXED_SECONDS);
  });

  it("a closed loop keeps every connection busy, and has no percentiles", async () => {
    const loop: Loop = { kind: "closed", connections: 8 };
    const load = loadOf("/fixed", { loop });
    const window = await untilRight(load, faults);
    expect(faults(window)).toEqual([]);
    expect(window).toMatchObject({ latency: null, lateness: null });
    expect(window.answered).toBeGreaterThan(8);
    expect(window.answered).toBeLessThanOrEqual((8 / FIXED_SECONDS) * 1.1);
  });

  it.each(["kept", "fresh"] as const)("connections that are %s answer all the same", async (use) => {
    const window = await loadWindow(loadOf("/fixed", { request: requestOf("/fixed", { use }), seconds: 0.5 }));
    expect(window.answered).toBe(window.sent);
    expect(window.sent).toBeGreaterThan(0);
  });
});

describe("on a server that stalls for 200 ms every second", () => {
  const load = () => loadOf("/stalls", { loop: open(300, "even"), seconds: 3, warmUpSeconds: 0.5 });

  it("counts the requests that would have been sent meanwhile", async () => {
    const window = await untilRight(load(), differenceFromStall);
    expect(differenceFromStall(window)).toBeNull();
  });

  it("is told from a client that waits for its answers and calls the stall rare", async () => {
    const { difference, answered } = await uncorrected();
    // A client that got fewer than a hundred answers for each stall, on a slow machine, has seen it in more than one of a hundred.
    if (answered > STALLS * 100) expect(difference).toMatch(CALLED_RARE);
  });

  const SECONDS = 3;
  /** At most so many stalls are in a window. */
  const STALLS = SECONDS / STALL.everySeconds + 1;
  const CALLED_RARE = /^expected a 99th percentile of 195 ms .*, got \d{1,2} ms$/;

  /** What is wrong with the percentile of a client that sends its next request when its last was answered. */
  async function uncorrected(tries = 1): Promise<{ difference: string | null; answered: number }> {
    const begin = monotonicSeconds();
    const times = { warmUp: begin, begin, end: begin + SECONDS };
    const tally = new Tally(times, "over");
    await closedLoop(requestOf("/stalls"), 1, times, tally);
    const counts = tally.counts(times.end);
    const difference = differenceFromStall(counts);
    if (!CALLED_RARE.test(difference ?? "") && tries < TRIES) return uncorrected(tries + 1);
    return { difference, answered: counts.answered };
  }
});

describe("on a server that fails", () => {
  it("counts one in a hundred that was reset, and says why", async () => {
    // A client that is held up may have sent fewer than a hundred.
    const isFew = ({ errors }: LoadWindow) => (errors.closed ? null : "none was reset");
    const window = await untilRight(loadOf("/drops", { loop: open(500) }), isFew);
    const { closed = 0, ...others } = window.errors;
    expect(others).toEqual({});
    expect(window.answered + closed).toBe(window.sent);
    // Those of the warm-up are among the hundreds, too.
    expect(Math.abs(closed - window.sent / DROPS_ONE_IN)).toBeLessThanOrEqual(1);
    expect(window.firstError).toMatch(/reset the connection|ended the connection/);
  });

  it("counts wrong answers as what they are", async () => {
    const window = await loadWindow(loadOf("/wrong", { seconds: 0.3 }));
    expect(window).toMatchObject({ answered: 0, errors: { status: window.sent } });
    expect(window.firstError).toMatch(/^expected status 200, got 500/);
  });

  it("waits for an answer no longer than its timeout, and misses what finds no free connection", async () => {
    const loop: Loop = { kind: "open", ratePerSecond: 100, arrivals: "even", seed: 1, mostConnections: 4 };
    const request = requestOf("/silent", { timeoutSeconds: 0.2 });
    const { sent, missed, errors, firstError } = await loadWindow(loadOf("/silent", { loop, request, seconds: 0.5 }));
    expect(errors).toEqual({ timeout: sent });
    expect(missed.full).toBeGreaterThan(0);
    expect(firstError).toBe("timeout: no whole answer within 0.2 s");
  });

  it("counts a server that is not there", async () => {
    const request = requestOf("/fixed", { port: 1 });
    const { sent, errors } = await loadWindow(loadOf("/fixed", { request, seconds: 0.3 }));
    expect(errors).toEqual({ refused: sent });
  });
});

it("finds the ceiling of a server that has one, whatever the connections", async () => {
  const loop: Loop = { kind: "closed", connections: 16 };
  const rateOf = ({ answered, seconds }: LoadWindow) => answered / seconds;
  const isLow = (window: LoadWindow) => (rateOf(window) < 0.9 * SERVED_PER_SECOND ? "low" : null);
  const window = await untilRight(loadOf("/ceiling", { loop }), isLow);
  expect(rateOf(window)).toBeLessThanOrEqual(1.1 * SERVED_PER_SECOND);
  // Without that limit there would be 13 times as many answers; a machine on which there are not is held up.
  const unlimited = await loadWindow(loadOf("/fixed", { loop }));
  if (rateOf(unlimited) > 4 * SERVED_PER_SECOND) expect(rateOf(window)).toBeGreaterThanOrEqual(0.9 * SERVED_PER_SECOND);
});

it("does not let a window count whose generator was crippled", async () => {
  const crippled = new URL(`file://${path.join(CHECKS, "crippled-generator.ts")}`);
  const window = await loadWindow(loadOf("/fixed"), crippled);
  expect(invalidWindow(window, FIXED_SECONDS).join()).toMatch(/the client sent (?:late|\d)/);
});

it("ends at once when it is interrupted", async () => {
  const signal = AbortSignal.timeout(300);
  await expect(loadWindow(loadOf("/fixed", { seconds: 3600, signal }))).rejects.toThrow(/abort/i);
});
