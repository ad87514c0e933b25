import { describe, expect, it } from "vitest";
import { distrust, makespan } from "../../../../content/findings/bursts.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const serial = [request(0.01, 0.2), request(0.2, 0.4)];

describe("a burst", () => {
  it("lasts until its last answer", () => {
    expect(makespan(burstOf(serial))).toBeCloseTo(0.402);
  });

  it("has no length when a request of it failed", () => {
    expect(makespan(burstOf([...serial, request(0, 0.1, 7, { error: "reset" })]))).toBeNull();
  });

  it("is trusted when all its requests were on the wire together and the client was on time", () => {
    expect(distrust(burstOf(serial))).toBeNull();
  });

  it.each([
    ["a request failed", burstOf([request(0, 0.1, 7, { error: "reset" })]), /a request failed: reset/],
    [
      "a request was held back until another was answered",
      burstOf([...serial, request(0.4, 0.6, 7, { sentSeconds: 0.39 })]),
      /on the wire/,
    ],
    [
      "the client was late by a fair part of the service",
      burstOf(serial, { client: { cpuShare: 0.1, loopLagSeconds: 0.1 } }),
      /the client was late/,
    ],
  ])("is not trusted when %s", (_, burst, reason) => {
    expect(distrust(burst)).toMatch(reason);
  });
});
