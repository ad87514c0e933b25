import { describe, expect, it } from "vitest";
import { burst } from "../../../../../runner/experiments/burst/burst.ts";
import { burstOf, request } from "../../../content/findings/bursts/bursts.fixture.ts";

const answered = [request(0, 1), request(0, 2)];
const refused = [request(0, 1), request(0, 2, 7, { error: "reset" })];
const invalidReasons = ["the client was late"];

describe("a burst", () => {
  it("is repeated at most four times when it must not be counted, twice when requests failed, and never when it may", () => {
    expect(burst.mostRepeats(burstOf(answered, { invalidReasons }))).toBe(4);
    expect(burst.mostRepeats(burstOf(refused, { invalidReasons }))).toBe(2);
    expect(burst.mostRepeats(burstOf(answered))).toBe(0);
  });

  it("is not repeated when it took the whole timeout, nor when it was the first", () => {
    const late = [request(0, 1), request(0, 2, 7, { error: "timeout: no whole answer within 300 s" })];
    expect(burst.mostRepeats(burstOf(late, { invalidReasons }))).toBe(0);
    expect(burst.mostRepeats(burstOf(answered, { invalidReasons, cold: true }))).toBe(0);
  });

  it("is missing when it must not be counted; a cold one only when it was not answered", () => {
    expect(burst.invalidReason(burstOf(answered))).toBeUndefined();
    expect(burst.invalidReason(burstOf(answered, { invalidReasons }))).toBe("the client was late");
    expect(burst.invalidReason(burstOf(answered, { invalidReasons, cold: true }))).toBeUndefined();
    expect(burst.invalidReason(burstOf(refused, { invalidReasons: ["1 of 2 failed"], cold: true }))).toBe(
      "1 of 2 failed",
    );
  });

  it("is called by its endpoint, its level and when it was sent", () => {
    expect(burst.stage(burstOf(answered, { repetition: 1 }))).toBe("sync-cpubound, n = 2, repetition 2");
    expect(burst.stage(burstOf(answered, { cold: true }))).toBe("sync-cpubound, n = 2, cold");
  });
});
