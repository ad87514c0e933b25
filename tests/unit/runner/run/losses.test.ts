import { expect, it } from "vitest";
import type { Observation } from "../../../../content/run/observations.ts";
import type { PlannedStep } from "../../../../runner/experiments/registry.ts";
import type { Service } from "../../../../runner/fleet/read-services.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { Losses } from "../../../../runner/run/losses.ts";
import { steps } from "../../../../runner/schedule/steps.ts";
import { threeServices } from "../services.fixture.ts";

const [service] = threeServices as [Service, ...Service[]];
const plan = makePlan({ plan: "quick", dryRun: false, seed: 3 }, threeServices);
const bursts = steps(plan, threeServices, 2).filter(
  (step): step is Extract<PlannedStep, { kind: "burst" }> => step.kind === "burst",
);
const asking = (target: string, endpoint: string) =>
  bursts.filter((step) => step.target === target && step.sweep.endpoint === endpoint);

const LATE = "timeout: no whole answer within 300 s";
const [first, other] = ["sync-cpubound", "badasync-cpubound"] as const;

/** A burst that a target has answered in some way. */
const burst = (error: string | null, endpoint: string = first) =>
  ({ kind: "burst", target: service.name, endpoint, requests: [{ error }, { error }] }) as unknown as Observation;

const alive = { ended: async () => undefined, lastLines: async () => "  the disk is made of cheese" };
const gone = { ...alive, ended: async () => "its process exited with code 3" };

it("asks an endpoint no more after two bursts in a row without any answer, and others as before", () => {
  const losses = new Losses();
  const isAsked = (endpoint: string) => asking(service.name, endpoint).every((step) => !losses.has(step));
  losses.note(burst(LATE));
  losses.note(burst(null));
  losses.note(burst(LATE));
  expect(isAsked(first)).toBe(true);
  losses.note(burst(LATE));
  expect([isAsked(first), isAsked(other)]).toEqual([false, true]);
  expect(asking("flask1xanalytics", first).some((step) => losses.has(step))).toBe(false);
});

it("asks on where an endpoint fails at once", () => {
  const losses = new Losses();
  for (let count = 0; count < 9; count++) losses.note(burst("expected status 200, got 500"));
  expect(bursts.some((step) => losses.has(step))).toBe(false);
});

it("says what a target wrote last at its first failure, and not again", async () => {
  const losses = new Losses();
  const failed = burst("expected status 200, got 500");
  expect(await losses.explain(failed, "2 of 2 failed", service, alive)).toBe(
    "2 of 2 failed\nIts last log lines:\n  the disk is made of cheese",
  );
  expect(await losses.explain(failed, "2 of 2 failed", service, alive)).toBe("2 of 2 failed");
});

it("says that an endpoint is asked no more where that is so", async () => {
  const losses = new Losses();
  for (const silent of [burst(LATE), burst(LATE)]) losses.note(silent);
  expect(await losses.explain(burst(LATE), LATE, service, alive)).toMatch(
    /^timeout: .*; it is asked no more, after 2 times in a row without an answer\nIts last log lines:/,
  );
});

it("says that a target has ended, with its log, and asks it nothing more", async () => {
  const losses = new Losses();
  await losses.explain(burst("reset"), "2 of 2 failed", service, alive);
  expect(await losses.explain(burst("reset"), "2 of 2 failed", service, gone)).toBe(
    "2 of 2 failed; its process exited with code 3, and nothing more of it is measured\nIts last log lines:\n  the disk is made of cheese",
  );
  const lost = bursts.filter((step) => losses.has(step));
  expect(lost).toEqual(bursts.filter(({ target }) => target === service.name));
});

it("leaves a reason alone that is not the target's: all of its requests were answered", async () => {
  expect(await new Losses().explain(burst(null), "the client's event loop was late", service, gone)).toBe(
    "the client's event loop was late",
  );
});
