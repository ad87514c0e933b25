import { describe, expect, it } from "vitest";
import { concurrencyOf } from "../../../../../content/findings/bursts/concurrency.ts";
import type { RequestRecord } from "../../../../../content/run/parts/request.ts";
import { burstOf, request } from "./bursts.fixture.ts";

it("is one where work follows work, even without a pause", () => {
  expect(concurrencyOf(burstOf([request(0, 0.1), request(0.1, 0.2), request(0.2, 0.3)]))).toBe(1);
});

it("is the most that overlapped at any moment", () => {
  expect(concurrencyOf(burstOf([request(0, 0.3), request(0.1, 0.2), request(0.15, 0.4), request(0.25, 0.5)]))).toBe(3);
});

it("is unknown where no answer was verified", () => {
  expect(concurrencyOf(burstOf([request(0, 0.1, 7, { error: "reset", work: null })]))).toBeNull();
});

describe("where requests may also have waited in the intervals that are told", () => {
  const calls = (...requests: RequestRecord[]) =>
    burstOf(requests.map((one) => ({ ...one, work: one.work && { ...one.work, isWholeCall: true } })));

  it("is unknown if some overlap", () => {
    expect(concurrencyOf(calls(request(0, 0.3), request(0.1, 0.2)))).toBeNull();
  });

  it("is one if none does, because the work in them cannot either", () => {
    expect(concurrencyOf(calls(request(0, 0.1), request(0.1, 0.2)))).toBe(1);
  });
});
