import { describe, expect, it } from "vitest";
import { timeoutAmong } from "../../../../runner/plan/request-timeout.ts";

const plan = { given: [], requestTimeoutSeconds: 300 };

describe("the time that a request has", () => {
  it("is a minute where it waits for no other, and a minute more for each that it may wait for, up to the plan's", () => {
    expect([1, 2, 5, 41].map((level) => timeoutAmong(level, plan, null))).toEqual([60, 120, 300, 300]);
  });

  it("is longer where its work is planned to take longer", () => {
    expect(timeoutAmong(1, plan, 40)).toBe(120);
    expect(timeoutAmong(1, plan, 0.05)).toBe(60);
  });

  it.each([1, 900])("is just the %d seconds that were asked for", (requestTimeoutSeconds) => {
    const asked = { given: ["requestTimeoutSeconds" as const], requestTimeoutSeconds };
    expect([1, 41].map((level) => timeoutAmong(level, asked, 40))).toEqual([
      requestTimeoutSeconds,
      requestTimeoutSeconds,
    ]);
  });
});
