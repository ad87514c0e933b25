import { expect, it } from "vitest";
import { failedSamples } from "../../../../../runner/experiments/common/failed-samples.ts";
import { request } from "../../../content/findings/bursts/bursts.fixture.ts";

it("says how many requests failed and why the first did, and nothing when none did", () => {
  const failed = (error: string) => request(0, 1, 7, { error });
  expect(failedSamples([request(0, 1)])).toBeUndefined();
  expect(failedSamples([request(0, 1), failed("reset"), failed("timeout")])).toBe(
    "2 of 3 requests failed, the first with: reset",
  );
});
