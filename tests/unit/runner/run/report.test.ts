import { afterEach, expect, it, vi } from "vitest";
import type { MeasureOptions } from "../../../../runner/plan/options.ts";
import { measure } from "../../../../runner/run/measure.ts";
import { report } from "../../../../runner/run/report.ts";

vi.mock("../../../../runner/run/measure.ts", () => ({ measure: vi.fn(async () => 0) }));
afterEach(() => vi.unstubAllEnvs());

const options = { plan: "quick", dryRun: false } as MeasureOptions;

it("measures nothing where no site can be built about it", async () => {
  vi.stubEnv("BASE_PATH", "https://example.org/name");
  await expect(report(options, new AbortController().signal)).rejects.toThrow(
    /check-settings\.ts ended with exit code 1/,
  );
  expect(measure).not.toHaveBeenCalled();
});
