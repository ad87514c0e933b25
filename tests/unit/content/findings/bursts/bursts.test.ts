import { describe, expect, it } from "vitest";
import { invalidReason, makespan } from "../../../../../content/findings/bursts/bursts.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const serial = [request(0.01, 0.2), request(0.2, 0.4)];

describe("a burst", () => {
  it("lasts until its last answer", () => {
    expect(makespan(burstOf(serial))).toBeCloseTo(0.402);
  });

  it("has no length when a request of it failed", () => {
    expect(makespan(burstOf([...serial, request(0, 0.1, 7, { error: "reset" })]))).toBeNull();
  });

  it("does not count when it was found invalid while measuring", () => {
    expect(invalidReason(burstOf(serial))).toBeNull();
    expect(invalidReason(burstOf(serial, { invalidReasons: ["the client was late"] }))).toBe("the client was late");
  });
});
