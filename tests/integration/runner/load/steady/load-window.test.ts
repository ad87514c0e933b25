import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpointSchema } from "../../../../../content/run/parts/endpoint.ts";
import { type Loop, loadWindowSchema, type OpenLoop } from "../../../../../content/run/parts/load-window.ts";
import { decodeHistogram, meanSeconds } from "../../../../../content/statistics/histogram.ts";
import { LOOPBACK } from "../../../../../runner/load/address.ts";
import type { LoadRequest } from "../../../../../runner/load/steady/connection/load-request.ts";
import { type Load, loadWindow } from "../../../../../runner/load/steady/load-window.ts";
import { arrivals } from "../../../../../runner/load/steady/pace/arrivals.ts";
import { monotonicSeconds } from "../../../../../runner/program/clock.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { DROPS_ONE_IN, LoggingServer } from "./logging-server.ts";

// What the load generator says is compared with what the server has seen: other work on the machine delays both.

let server: LoggingServer;

beforeEach(async () => {
  server = await LoggingServer.start();
});

afterEach(() => server.close());

const endpoint = endpointSchema.parse({
  ...{ name: "known", label: "Known", path: "/", work: "fixed", executor: "event-loop" },
});
const open = (changes: Partial<OpenLoop> = {}): OpenLoop => {
  return { kind: "open", ratePerSecond: 200, arrivals: "even", seed: 5, mostConnections: 200, ...changes };
};
const requestOf = (url: string, changes: Partial<LoadRequest> = {}): LoadRequest => {
  const wanted = { endpoint, amount: null };
  return { host: LOOPBACK, port: server.port, path: url, timeoutSeconds: 60, use: "kept", wanted, ...changes };
};
const loadOf = (url: string, changes: Partial<Load> = {}): Load => ({
  ...{ request: requestOf(url), loop: open(), warmUpSeconds: 0, seconds: 0.5, threads: 2 },
  signal: new AbortController().signal,
  ...changes,
});

const closed = (connections: number): Loop => ({ kind: "closed", connections });
const read = (text: string | null) => decodeHistogram(text ?? "");

describe("an open loop", () => {
  it.each(["even", "poisson"] as const)("offers exactly what is due in the window, arrivals %s", async (kind) => {
    const loop = open({ arrivals: kind });
    const window = await loadWindow(loadOf("/fixed", { loop, warmUpSeconds: 0.25 }));
    const due = [...arrivals(loop, 0, 0.75)].filter((at) => at >= 0.25);
    // One that is due at either end may be rounded out of it, or into it.
    expect(Math.abs(window.offered - due.length)).toBeLessThanOrEqual(1);
    const { offered, sent, answered, missed, errors } = window;
    expect({ answered, offered, errors }).toEqual({
      answered: sent,
      offered: sent + missed.late + missed.full,
      errors: {},
    });
    expect(server.seen.length).toBeGreaterThanOrEqual(sent);
  });

  it("sends none before it is due, in their order", async () => {
    // Said beforehand, so that not even the time in which the threads are told when to begin would hide one that is early.
    const startsAt = monotonicSeconds() + 0.5;
    const { sent, missed } = await loadWindow(loadOf("/fixed", { startsAt }));
    const came = server.seen.map((seen) => seen.came);
    const due = [...arrivals(open(), 0, 0.5)].map((after) => startsAt + after);
    expect(came).toHaveLength(sent);
    // Those that were missed only make the others later.
    expect(due).toHaveLength(sent + missed.late);
    expect(came.every((at, index) => at >= (due[index] ?? 0))).toBe(true);
  });

  it.runIf(process.platform === "linux")("says whether the system lets its threads go before all others", async () => {
    const { hadPrecedence } = await loadWindow(loadOf("/fixed", { seconds: 0.1 }));
    expect(hadPrecedence).toBe((await realTimeThreads()) > 0);
    const unhurried = await loadWindow(loadOf("/fixed", { loop: closed(1), seconds: 0.1 }));
    expect(unhurried.hadPrecedence).toBeUndefined();
    // So many would keep interrupting the server.
    const many = await loadWindow(loadOf("/fixed", { loop: open({ ratePerSecond: 20_000 }), seconds: 0.1 }));
    expect(many.hadPrecedence).toBe(false);
  });

  it("does not wait for answers to send what is due", async () => {
    const together = 20;
    const window = await loadWindow(loadOf(`/together/${together}`, { seconds: 1 }));
    expect(window.answered).toBe(window.sent);
    expect(window.sent).toBeGreaterThanOrEqual(together);
  });

  it("finds no answer faster than the server gave it, and none slower than it waited itself", async () => {
    const began = monotonicSeconds();
    const window = await loadWindow(loadOf("/fixed"));
    const took = monotonicSeconds() - began;
    const held = server.seen.map(({ came, answered }) => answered - came).toSorted((a, b) => a - b);
    const [sinceSent, latency] = [read(window.sinceSent), read(window.latency)];
    expect(sinceSent.totalCount).toBe(held.length);
    for (const place of [1, Math.ceil(held.length / 2), held.length]) {
      const inOrder = sinceSent.getValueAtPercentile((100 * place) / held.length) / 1e6;
      expect(inOrder).toBeGreaterThanOrEqual(0.999 * (held[place - 1] ?? 0));
    }
    expect(latency.maxValue / 1e6).toBeLessThanOrEqual(1.001 * took);
  });

  it("counts from when requests were due: on average by as much more as they were sent late", async () => {
    const window = await loadWindow(loadOf("/fixed"));
    const [latency, sinceSent, lateness] = [window.latency, window.sinceSent, window.lateness].map((of) =>
      meanSeconds(read(of)),
    ) as [number, number, number];
    expect(lateness).toBeGreaterThan(0);
    expect(Math.abs(latency - sinceSent - lateness)).toBeLessThanOrEqual(0.002 * latency + 2e-5);
  });
});

describe("a closed loop", () => {
  it("has all of its connections ask at once, never more, and has no percentiles", async () => {
    const window = await loadWindow(loadOf("/together/8", { loop: closed(8) }));
    expect(window).toMatchObject({ latency: null, sinceSent: null, lateness: null, errors: {} });
    expect(window.answered).toBeGreaterThanOrEqual(8);
    expect(mostAtOnce(server.seen)).toBe(8);
  });

  it("has as many answers as the server gave in as long a time, but for those on their way at its ends", async () => {
    const { answered, seconds } = await loadWindow(loadOf("/fixed", { loop: closed(8) }));
    const given = server.seen.map((seen) => seen.answered).toSorted((a, b) => a - b);
    const within = (begin: number) => given.filter((at) => at > begin && at <= begin + seconds).length;
    // Where the client was late to begin, the server's whole time is shorter.
    const begins = [(given[0] ?? 0) - 1e-6, ...given.filter((at) => at + seconds <= (given.at(-1) ?? 0))];
    const counts = begins.map(within);
    expect(answered).toBeGreaterThanOrEqual(Math.min(...counts) - 8);
    expect(answered).toBeLessThanOrEqual(Math.max(...counts) + 9);
  });
});

/** How many threads of this process the system schedules in real time, first in, first out. */
async function realTimeThreads(): Promise<number> {
  const threads = await readdir("/proc/self/task");
  const states = await Promise.all(
    threads.map((one) => readFile(`/proc/self/task/${one}/stat`, "utf8").catch(() => "")),
  );
  // See proc_pid_stat(5): the policy is the 41st field; the second one, in parentheses, may have spaces in it.
  return states.filter((state) => state.split(") ").at(-1)?.split(" ")[41 - 3] === "1").length;
}

/** How many requests a server had at once, at the most. */
function mostAtOnce(seen: LoggingServer["seen"]): number {
  return Math.max(
    ...seen.map((one) => seen.filter(({ came, answered }) => came <= one.came && answered > one.came).length),
  );
}

it.each(["kept", "fresh"] as const)("connections that are %s answer all the same", async (use) => {
  const window = await loadWindow(loadOf("/fixed", { request: requestOf("/fixed", { use }) }));
  expect(window.answered).toBe(window.sent);
  expect(window.sent).toBe(server.seen.length);
});

describe("on a server that fails", () => {
  it("counts exactly those that were reset, and says why", async () => {
    const window = await loadWindow(loadOf("/drops"));
    const { closed: reset = 0, ...others } = window.errors;
    expect(others).toEqual({});
    expect([window.sent, window.answered + reset]).toEqual([server.seen.length, window.sent]);
    expect(reset).toBe(Math.floor(server.seen.length / DROPS_ONE_IN));
    expect(window.firstError).toMatch(/reset the connection|ended the connection/);
  });

  it("counts wrong answers as what they are", async () => {
    const window = await loadWindow(loadOf("/wrong"));
    expect(window).toMatchObject({ answered: 0, errors: { status: window.sent } });
    expect(window.firstError).toMatch(/^expected status 200, got 500/);
  });

  it("waits for an answer no longer than its timeout, and misses what finds no free connection", async () => {
    const loop = open({ ratePerSecond: 100, mostConnections: 4 });
    const request = requestOf("/silent", { timeoutSeconds: 0.2 });
    const { sent, missed, errors, firstError } = await loadWindow(loadOf("/silent", { loop, request }));
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

it("ends at once when it is interrupted", async () => {
  const signal = AbortSignal.timeout(300);
  await expect(loadWindow(loadOf("/fixed", { seconds: 3600, signal }))).rejects.toThrow(/abort/i);
});

it("counts the connections for which the client has no file descriptor left, and goes on with the others", async () => {
  const load = { ...loadOf("/fixed", { loop: closed(200) }), signal: undefined };
  const script = path.join(await scratchFolder(), "load.mjs");
  await writeFile(
    script,
    `import { loadWindow } from ${JSON.stringify(new URL("../../../../../runner/load/steady/load-window.ts", import.meta.url))};
    const load = { ...${JSON.stringify(load)}, signal: new AbortController().signal };
    console.log(JSON.stringify(await loadWindow(load)));`,
  );
  const { stdout } = await execa("sh", ["-c", 'ulimit -n 96; exec "$0" "$1"', process.execPath, script]);
  const window = loadWindowSchema.parse(JSON.parse(stdout));
  expect(window.errors["no connection left"]).toBeGreaterThan(0);
  expect(Object.keys(window.errors)).toEqual(["no connection left"]);
  expect(window.answered).toBeGreaterThan(0);
  expect(window.firstError).toMatch(/EMFILE|file descriptor|too many open files/);
});
