import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { withTimeLimit } from "../../../../runner/guard/watchdog.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { estimate, steps } from "../../../../runner/schedule/steps.ts";
import { timeLimitSeconds } from "../../../../runner/schedule/time-limit.ts";
import { threeServices } from "../services.fixture.ts";

const never = new AbortController().signal;
const plan = (options: object = {}) => makePlan({ plan: "full", dryRun: false, seed: 1, ...options }, threeServices);
const bound = (options: object = {}) => timeLimitSeconds(plan(options), steps(plan(options), threeServices, 2));

it("bounds a run far above its estimate, and grows with its plan and its timeouts", () => {
  const expected = estimate(steps(plan(), threeServices, 2));
  expect(bound()).toBeGreaterThan(10 * expected);
  expect(bound({ repetitions: 9 })).toBeGreaterThan(bound());
  expect(bound({ requestTimeout: 900 }) - bound({ requestTimeout: 300 })).toBe(3 * (3 + 4) * 600);
  expect(bound()).toBeLessThan(12 * 3600);
});

it("ends what takes too long with a reason that a person can act on, and exit code 1", async () => {
  const ended = withTimeLimit(0.05, never, (signal) =>
    sleep(300_000, undefined, { signal }).catch(() => signal.throwIfAborted()),
  );
  await expect(ended).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/within 0.05 s.*--time-limit/),
  });
});

it("passes on what failed before the time was over", async () => {
  await expect(withTimeLimit(300, never, () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
  expect(await withTimeLimit(300, never, async () => "done")).toBe("done");
});

it("passes on that it was interrupted", async () => {
  const interruption = AbortSignal.abort(new Error("interrupted by SIGINT"));
  const work = async (signal: AbortSignal) => signal.throwIfAborted();
  await expect(withTimeLimit(300, interruption, work)).rejects.toThrow("interrupted by SIGINT");
});
