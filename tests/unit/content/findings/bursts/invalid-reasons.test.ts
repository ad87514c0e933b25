import { describe, expect, it } from "vitest";
import { invalidBursts, invalidReasons } from "../../../../../content/findings/bursts/invalid-reasons.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Usage } from "../../../../../content/run/parts/processes.ts";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";
import { storedFiles } from "../../../../fixture/stored.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const CORES = 2;
const serial = [request(0.01, 0.2), request(0.2, 0.4)];
const late = (over: Partial<RequestRecord>) => burstOf([...serial, request(0.4, 0.6, 7, over)]);
const client = (cpuShare: number, loopLagSeconds = 0) => ({ cpuShare, loopLagSeconds });

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
    ["a request waited in the client", late({ sentSeconds: 0.02 }), /waited in the client for 3\.3%, more than 2%/],
    ["the loop was late", burstOf(serial, { client: client(0.01, 0.02) }), /event loop was late by 5\.0%/],
    ["work began before it was asked for", burstOf([request(0.001, 0.2)]), /not in this order/],
    ["work ended after its answer", burstOf([request(0.01, 0.2, 7, { firstByteSeconds: 0.19 })]), /not in this order/],
  ])("is not when %s", (_, burst, reason) => {
    expect(invalidReasons(burst, CORES).join("; ")).toMatch(reason);
  });

  it("is bound by its total: what spoils a short one is nothing to a long one of the same service", () => {
    const short = burstOf([request(0.01, 0.2)], { client: client(0.01, 0.006) });
    const many = Array.from({ length: 10 }, (_, k) => request(0.01 + 0.2 * k, 0.2 + 0.2 * k));
    expect(invalidReasons(short, CORES)).toHaveLength(1);
    expect(invalidReasons(burstOf(many, { client: client(0.01, 0.006) }), CORES)).toEqual([]);
  });

  it("may be sent by a busy client as long as cores are idle", () => {
    const busy = (cores: number | null) =>
      burstOf(serial, { client: client(0.3), usage: cores === null ? null : using(cores) });
    expect(invalidReasons(busy(0.2), CORES)).toEqual([]);
    expect(invalidReasons(busy(1.4), CORES)).toEqual([]);
    expect(invalidReasons(busy(1.7), CORES).join()).toMatch(/took 15\.0%.* of the busy cores/);
    expect(invalidReasons(busy(null), CORES).join()).toMatch(/took 15\.0%/);
  });

  it("is not asked for an order of moments on two clocks", () => {
    expect(invalidReasons(burstOf([request(0.001, 0.2)], { clock: "separate", client: client(0.01) }), CORES)).toEqual(
      [],
    );
  });
});

it("leaves all but a few bursts of the stored runs valid: large waits that took long to send, and late loops", async () => {
  const counts = await Promise.all(
    Object.entries(await storedFiles()).map(async ([name, text]) => {
      const run = await parseRun(text, name, true);
      return invalidBursts(run)
        .map(({ burst }) => burst.level)
        .toSorted((a, b) => a - b);
    }),
  );
  expect(counts).toEqual([[1], [], [1, 3, 40, 40, 40, 40, 80, 80]]);
});
