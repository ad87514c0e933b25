import { describe, expect, it } from "vitest";
import { burstsOf, invalidReason } from "../../../../../content/findings/bursts/bursts.ts";
import { invalidReasons } from "../../../../../content/findings/bursts/invalid-reasons.ts";
import { lastAnswered } from "../../../../../content/findings/bursts/moments.ts";
import type { TargetNode } from "../../../../../content/run/circumstances/target-node.ts";
import type { Burst } from "../../../../../content/run/observations/burst.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Usage } from "../../../../../content/run/parts/processes.ts";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";
import { storedFiles } from "../../../../fixture/run-files/stored.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const CORES = 2;
const serial = [request(0.01, 0.2), request(0.2, 0.4)];
const late = (over: Partial<RequestRecord>) => burstOf([...serial, request(0.4, 0.6, 7, over)]);
const client = (cpuShare: number, loopLagSeconds = 0) => ({ cpuShare, loopLagSeconds });

/** A node on a machine; of an older run where that is not said. */
function nodeOn(machine: number | undefined): TargetNode {
  const kind = { cores: CORES, memoryBytes: 1, operatingSystem: "linux", architecture: "x86_64", engine: "28" };
  return { ...kind, ...(machine !== undefined && { machine }) };
}

/** A target that keeps so many cores busy over a second. */
function using(busy: number): Usage {
  const seen = { atSeconds: [0, 1], residentBytes: [0, 0], treeAtSeconds: [], processes: [], lookingSeconds: 0 };
  return { ...seen, cpuSeconds: [0, busy] };
}

describe("a burst", () => {
  it("is valid when all its requests were on the wire together and the client was no part of its total", () => {
    expect(invalidReasons(burstOf(serial, { client: client(0.01, 0.005) }), CORES)).toEqual([]);
  });

  it.each([
    ["a request failed", late({ error: "reset" }), /1 of 3 requests failed, the first with: reset/],
    ["a request was held back until another was answered", late({ sentSeconds: 0.39 }), /not all .* on the wire/],
    ["a request was never sent", late({ sentSeconds: null }), /not all .* on the wire/],
    [
      "a request waited in the client",
      late({ sentSeconds: 0.04 }),
      /waited in the client for 6\.6% of the total, over 5%/,
    ],
    [
      "the loop was late with the last answer",
      burstOf([request(0.01, 0.2, 7, { lastByteSeconds: 0.25 })], { client: client(0.01, 0.02) }),
      /event loop was late by 8% of the total, over 2%/,
    ],
    ["work began before it was asked for", burstOf([request(0.001, 0.2)]), /not in this order/],
    ["work ended after its answer", burstOf([request(0.01, 0.2, 7, { firstByteSeconds: 0.19 })]), /not in this order/],
  ])("is not when %s", (_, burst, reason) => {
    expect(invalidReasons(burst, CORES).join("; ")).toMatch(reason);
  });

  it("is bound by its total: what spoils a short one is nothing to a long one of the same service", () => {
    const slow = { lastByteSeconds: 0.21 };
    const short = burstOf([request(0.01, 0.2, 7, slow)], { client: client(0.01, 0.006) });
    const many = Array.from({ length: 10 }, (_, k) => request(0.01 + 0.2 * k, 0.2 + 0.2 * k));
    const long = burstOf([...many, request(2, 2.2, 7, { lastByteSeconds: 2.21 })], { client: client(0.01, 0.006) });
    expect(invalidReasons(short, CORES)).toHaveLength(1);
    expect(invalidReasons(long, CORES)).toEqual([]);
  });

  it("is no worse for a client that was late in the middle, as far as its clocks are known", () => {
    const held = { client: client(0.01, 0.1) };
    expect(invalidReasons(burstOf(serial, held), CORES)).toEqual([]);
    /** On a server whose clock is an hour ahead, so long after the request was sent. */
    const ahead = (after: number, ended: number) => [
      request(3600 + after, 3600 + ended, 7, { firstByteSeconds: 0.4, lastByteSeconds: 0.4 }),
    ];
    const apart = (requests: RequestRecord[]) =>
      invalidReasons(burstOf(requests, { ...held, clock: "separate" }), CORES).join();
    expect(apart(ahead(0.002, 0.399))).toBe("");
    expect(apart(ahead(0.002, 0.38))).toMatch(/was late by 5\.\d%/);
    expect(apart(ahead(0.2, 0.399))).toMatch(/was late by 25%/);
    expect(apart(ahead(-0.1, 0.5))).toMatch(/was late by 25%/);
    const untold = serial.map((one) => ({ ...one, work: null }));
    expect(invalidReasons(burstOf(untold, held), CORES).join()).toMatch(/was late by 24\.9%/);
  });

  it("may be sent by a busy client as long as cores are idle", () => {
    const busy = (cores: number | null) =>
      burstOf(serial, { client: client(0.3), usage: cores === null ? null : using(cores) });
    expect(invalidReasons(busy(0.2), CORES)).toEqual([]);
    expect(invalidReasons(busy(1.4), CORES)).toEqual([]);
    expect(invalidReasons(busy(1.7), CORES).join()).toMatch(/took 15% of the busy cores, over 2%/);
    expect(invalidReasons(busy(null), CORES).join()).toMatch(/took 15%/);
    expect(invalidReasons(busy(null), CORES + 1)).toEqual([]);
  });

  it("is not asked for moments that nobody told", () => {
    const untold = serial.map((one) => ({ ...one, work: null }));
    expect(invalidReasons(burstOf(untold, { client: client(0.01) }), CORES)).toEqual([]);
  });

  it("is not asked for an order of moments on two clocks", () => {
    const apart = burstOf([request(0.001, 0.2)], { clock: "separate", client: client(0.01) });
    expect(invalidReasons(apart, CORES)).toEqual([]);
  });

  it("loses no core of a target to a client on another machine", () => {
    expect(invalidReasons(burstOf(serial, { clock: "separate", client: client(0.3) }), null)).toEqual([]);
  });

  it("loses cores to a client on the same machine, whatever clock it has, by what its node says of itself", () => {
    const apart = burstOf(serial, { clock: "separate", client: client(0.3), usage: using(1.9) });
    const on = (...machines: (number | undefined)[]) => ({
      environment: { cores: CORES, nodes: machines.map(nodeOn) },
    });
    expect(invalidReason(on(0), apart)).toMatch(/took 15% of the busy cores, over 2%/);
    expect(invalidReason(on(1, 0), { ...apart, node: 1 })).toMatch(/took 15% of the busy cores/);
    for (const elsewhere of [on(1, 0), on(undefined), { environment: { cores: CORES } }])
      expect(invalidReason(elsewhere, apart)).toBeNull();
  });
});

it("leaves all bursts of the stored runs valid, and none whose client took a tenth of its total more", async () => {
  for (const [name, text] of Object.entries(await storedFiles())) {
    const { observations, environment } = await parseRun(text, name, true);
    const bursts = burstsOf({ observations }).filter(({ cold }) => !cold);
    const reasons = (burst: Burst) => invalidReasons(burst, environment.cores);
    expect(bursts.flatMap(reasons)).toEqual([]);
    expect(bursts.map(later).filter((burst) => reasons(burst).length === 0)).toEqual([]);
  }
});

/** The same burst as a client would have recorded it that was late with every answer by a tenth of the total. */
function later(burst: Burst): Burst {
  const lag = lastAnswered(burst.requests) / 10;
  const requests = burst.requests.map((one) => ({ ...one, lastByteSeconds: (one.lastByteSeconds ?? 0) + lag }));
  return { ...burst, requests, client: { ...burst.client, loopLagSeconds: lag } };
}
