import { describe, expect, it } from "vitest";
import { invalidWindow } from "../../../../../../content/findings/steady/validity/invalid-window.ts";
import type { LoadWindow } from "../../../../../../content/run/parts/load-window.ts";
import { closedWindow, encoded, openWindow } from "../window.fixture.ts";

const OPEN = { kind: "open", ratePerSecond: 100, arrivals: "even", seed: 1, mostConnections: 100 } as const;

describe("a window of an open loop", () => {
  it("counts where the client sent in time what was due", () => {
    expect(invalidWindow(openWindow(), 0.01)).toEqual([]);
  });

  it("does not where the client was too late for more than a fiftieth of what was due", () => {
    const missing = (late: number) => openWindow({ missed: { late, full: 0 } });
    expect(invalidWindow(missing(20), 0)).toEqual([]);
    expect(invalidWindow(missing(30), 0)).toEqual(["the client sent 97% of what was due, under 98%"]);
  });

  it("does not where what the client did not send is all that makes a percentile unbounded", () => {
    const times = encoded(Array(985).fill(0.01));
    const window = openWindow({ answered: 985, latency: times, sinceSent: times });
    const said =
      "the client sent late: the 99th percentile is 10 ms since requests were sent and unbounded since they were due";
    expect(invalidWindow({ ...window, sent: 985, missed: { late: 15, full: 0 } }, 0)).toEqual([said]);
    expect(invalidWindow({ ...window, errors: { "no connection left": 15 } }, 0)).toEqual([said]);
    // That the server answered too few is what was measured.
    expect(invalidWindow({ ...window, errors: { closed: 15 } }, 0)).toEqual([]);
    expect(invalidWindow({ ...window, sent: 985, missed: { late: 0, full: 15 } }, 0)).toEqual([]);
  });

  it("does not where the client was late with those that a server answered, which are few", () => {
    const [late, took] = [encoded(Array(400).fill(0.05)), encoded(Array(400).fill(0.01))];
    const window = openWindow({ answered: 400, latency: late, sinceSent: took, errors: { closed: 600 } });
    expect(invalidWindow(window, 0).join()).toContain(
      "the 50th percentile is 10 ms since requests were sent and 50 ms",
    );
  });

  it("does where the server left no connection free: that is the server's doing", () => {
    const full = openWindow({ sent: 500, answered: 500, missed: { late: 0, full: 500 }, inFlight: 0.5 });
    const half = { latency: encoded(Array(500).fill(0.01)), sinceSent: encoded(Array(500).fill(0.01)) };
    expect(invalidWindow({ ...full, ...half }, 0)).toEqual([]);
  });

  it("does not where being late made a published percentile longer by more than a quarter", () => {
    const late = (count: number) => encoded([...Array(1000 - count).fill(0.01), ...Array(count).fill(0.02)]);
    // The percentile is that of the requests that were sent in time, as long as fewer than a hundredth was not.
    expect(invalidWindow(openWindow({ latency: late(9) }), 0)).toEqual([]);
    expect(invalidWindow(openWindow({ latency: late(20) }), 0)).toEqual([
      "the client sent late: the 99th percentile is 9.9 ms since requests were sent and 20 ms since they were due",
    ]);
    expect(invalidWindow(openWindow({ latency: late(1000) }), 0).join()).toMatch(/the 50th percentile/);
    const [fast, drawn] = [0.01, 0.012].map((median) =>
      encoded([...Array(600).fill(median), ...Array(400).fill(0.02)]),
    );
    expect(invalidWindow(openWindow({ latency: drawn ?? null, sinceSent: fast ?? null, inFlight: 1.4 }), 0)).toEqual(
      [],
    );
  });

  it("does not where a thread of the client had no processor time to spare", () => {
    expect(invalidWindow(openWindow({ cpuShares: [0.2, 0.95] }), 0)).toEqual([
      "a thread of the client was busy for 95% of the time",
    ]);
  });

  it("does not where the client went before the server so often that it kept it from its core", () => {
    const often = (ratePerSecond: number, changes: Partial<LoadWindow> = {}) =>
      openWindow({ loop: { ...OPEN, ratePerSecond }, hadPrecedence: true, ...changes });
    expect(invalidWindow(often(10_000), 0)).toEqual([]);
    expect(invalidWindow(often(20_000, { hadPrecedence: false }), 0)).toEqual([]);
    expect(invalidWindow(often(20_000, { generators: [] }), 0)).toEqual([]);
    expect(invalidWindow(often(20_000), 0)).toEqual([
      "the client went before all others at 20000 requests a second, over 10000: that keeps the server from its core",
    ]);
  });

  it("does not where requests in flight are not rate times latency", () => {
    expect(invalidWindow(openWindow({ inFlight: 45 }), 0)).toEqual([
      "45.0 requests were in flight, where rate times latency makes 1.0",
    ]);
  });

  it("does where requests took so much of the window that many were in flight at its ends", () => {
    const blocked = encoded(Array(1000).fill(5));
    const window = openWindow({ latency: blocked, sinceSent: blocked, inFlight: 250 });
    expect(invalidWindow(window, 0)).toEqual([]);
    expect(invalidWindow({ ...window, inFlight: 50 }, 0)).toEqual([
      "50.0 requests were in flight, where rate times latency makes 499.9",
    ]);
  });

  it("does not where an answer came sooner than it can", () => {
    expect(invalidWindow(openWindow(), 0.1)).toEqual(["an answer came after 9.9 ms, where none can before 100 ms"]);
    const early = encoded([0, ...Array(999).fill(0.0099)]);
    expect(invalidWindow(openWindow({ sinceSent: early }), 0.01)).toEqual([
      "an answer came after 0 ms, where none can before 10 ms",
    ]);
  });

  it("does not where nothing was due", () => {
    expect(invalidWindow(openWindow({ offered: 0, sent: 0, answered: 0 }), 0)).toEqual([
      "no request was due in the window, or none was over",
    ]);
  });
});

describe("a window of a closed loop", () => {
  it("does not where the client could not open all of its connections", () => {
    expect(invalidWindow(closedWindow({ answered: 900, errors: { "no connection left": 100 } }), 0)).toEqual([
      "the client sent 90% of what was due, under 98%",
    ]);
  });

  it("counts where all connections were busy", () => {
    expect(invalidWindow(closedWindow(), 0)).toEqual([]);
  });

  it("does not where fewer requests were in flight than there were connections", () => {
    // As a published table had it: 45 in flight, 4096 claimed.
    const claimed = closedWindow({ loop: { kind: "closed", connections: 4096 }, inFlight: 45 });
    expect(invalidWindow(claimed, 0)).toEqual(["45.0 requests were in flight on 4096 connections"]);
  });

  it("does not where there were more answers than connections and waits allow", () => {
    // As another had it: a mean of 19.8 ms for a wait of 100 ms.
    const claimed = closedWindow({ loop: { kind: "closed", connections: 2 }, inFlight: 2 });
    expect(invalidWindow(claimed, 0.1)).toEqual(["100.0 answers a second, where 2 connections can have 20.0"]);
  });
});
