import { describe, expect, it } from "vitest";
import { invalidReasonsWhenMeasured } from "../../../../../content/findings/bursts/validity.ts";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const serial = [request(0.01, 0.2), request(0.2, 0.4)];
const late = (over: Partial<RequestRecord>) => burstOf([...serial, request(0.4, 0.6, 7, over)]);

describe("a burst", () => {
  it("is valid when all its requests were on the wire together and the client was on time", () => {
    expect(invalidReasonsWhenMeasured(burstOf(serial))).toEqual([]);
  });

  it.each([
    ["a request failed", late({ error: "reset" }), /1 of 3 requests failed, the first with: reset/],
    ["a request was held back until another was answered", late({ sentSeconds: 0.39 }), /not all .* on the wire/],
    ["a request waited in the client", late({ sentSeconds: 0.1 }), /waited 100\.0 ms in the client, over 0\.25/],
    [
      "the client's loop was late by a fair part of the service",
      burstOf(serial, { client: { cpuShare: 0.1, loopLagSeconds: 0.1 } }),
      /event loop was late by 100\.0 ms/,
    ],
    [
      "the client used much of a core",
      burstOf(serial, { client: { cpuShare: 0.5, loopLagSeconds: 0 } }),
      /the client used 0\.50 of a core/,
    ],
    ["work began before it was asked for", burstOf([request(0.001, 0.2)]), /not in this order/],
    ["work ended after its answer", burstOf([request(0.01, 0.2, 7, { firstByteSeconds: 0.19 })]), /not in this order/],
  ])("is doubted when %s", (_, burst, reason) => {
    expect(invalidReasonsWhenMeasured(burst).join("; ")).toMatch(reason);
  });

  it("is not asked for an order of moments on two clocks", () => {
    expect(invalidReasonsWhenMeasured(burstOf([request(0.001, 0.2)], { clock: "separate" }))).toEqual([]);
  });
});
