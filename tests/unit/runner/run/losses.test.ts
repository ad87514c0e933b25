import { expect, it } from "vitest";
import type { Observation } from "../../../../content/run/observations.ts";
import type { PlannedStep } from "../../../../runner/experiments/registry.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
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

/** One of the five requests alone, by how many came before it. */
const single = (place: number, error: string | null) =>
  ({ kind: "single", target: service.name, endpoint: first, place, requests: [{ error }] }) as unknown as Observation;
const singles = steps(plan, threeServices, 2).filter(({ kind }) => kind === "single");

const alive = { ended: async () => undefined, lastLines: async () => "  the disk is made of cheese" };
const gone = { ...alive, ended: async () => "its process exited with code 3" };

it("asks an endpoint no more after two bursts in a row without any answer, and others as before", () => {
  const losses = new Losses(plan);
  const isAsked = (endpoint: string) => asking(service.name, endpoint).every((step) => !losses.has(step));
  losses.note(burst(null));
  losses.note(burst(LATE));
  losses.note(burst(null));
  losses.note(burst(LATE));
  expect(isAsked(first)).toBe(true);
  losses.note(burst(LATE));
  expect([isAsked(first), isAsked(other)]).toEqual([false, true]);
  expect(asking("flask1xanalytics", first).some((step) => losses.has(step))).toBe(false);
});

it("asks an endpoint no more that has never answered after the first time, whatever asked it", () => {
  const losses = new Losses(plan);
  losses.note(single(0, LATE));
  expect(asking(service.name, first).every((step) => losses.has(step))).toBe(true);
  losses.note(burst(LATE, other));
  expect(asking(service.name, other).every((step) => losses.has(step))).toBe(true);
});

it("sends no more requests alone where the first was answered wrongly, and says how many, but bursts as before", async () => {
  const losses = new Losses(plan);
  const wrong = single(0, "expected status 200, got 404");
  losses.note(wrong);
  const quiet = { ...alive, lastLines: async () => "" };
  expect(await losses.explain(wrong, "expected status 200, got 404", service, quiet)).toBe(
    "expected status 200, got 404; 4 more requests like it were not sent",
  );
  const lost = singles.filter((step) => losses.has(step));
  expect(lost).toEqual(singles.filter(({ target }) => target === service.name));
  expect(bursts.some((step) => losses.has(step))).toBe(false);
});

it("sends on requests alone where one was answered rightly before", async () => {
  const losses = new Losses(plan);
  losses.note(single(0, null));
  for (const error of ["expected status 200, got 500", LATE]) {
    losses.note(single(1, error));
    expect(await losses.explain(single(1, error), error, service, alive)).not.toContain("not sent");
  }
  expect(singles.some((step) => losses.has(step))).toBe(false);
});

it("asks on where an endpoint fails at once", () => {
  const losses = new Losses(plan);
  for (let count = 0; count < 9; count++) losses.note(burst("expected status 200, got 500"));
  expect(bursts.some((step) => losses.has(step))).toBe(false);
});

it("says what a target wrote last at its first failure, and not again", async () => {
  const losses = new Losses(plan);
  const failed = burst("expected status 200, got 500");
  expect(await losses.explain(failed, "2 of 2 failed", service, alive)).toBe(
    "2 of 2 failed\nIts last log lines:\n  the disk is made of cheese",
  );
  expect(await losses.explain(failed, "2 of 2 failed", service, alive)).toBe("2 of 2 failed");
});

it("says that an endpoint is asked no more where that is so", async () => {
  const losses = new Losses(plan);
  for (const one of [burst(null), burst(LATE), burst(LATE)]) losses.note(one);
  expect(await losses.explain(burst(LATE), LATE, service, alive)).toMatch(
    /^timeout: .*; it is asked no more, after 2 times in a row without an answer \(--request-timeout .*\)\nIts last log lines:/,
  );
  losses.note(burst(LATE, other));
  expect(await losses.explain(burst(LATE, other), LATE, service, alive)).toMatch(/since it has not answered once/);
});

it("says that a target has ended, with its log, and asks it nothing more", async () => {
  const losses = new Losses(plan);
  await losses.explain(burst("reset"), "2 of 2 failed", service, alive);
  expect(await losses.explain(burst("reset"), "2 of 2 failed", service, gone)).toBe(
    "2 of 2 failed; its process exited with code 3, and nothing more of it is measured\nIts last log lines:\n  the disk is made of cheese",
  );
  const lost = bursts.filter((step) => losses.has(step));
  expect(lost).toEqual(bursts.filter(({ target }) => target === service.name));
});

it("looks again for the end of a target that cut its connections off, since an engine may say so later", async () => {
  const ends = [undefined, "its container exited with code 3"];
  const fleet = { ...alive, ended: async () => ends.shift() };
  const requests = [{ error: "the server ended the connection within its answer", status: null }];
  const cut = { kind: "burst", target: service.name, endpoint: first, requests } as unknown as Observation;
  expect(await new Losses(plan).explain(cut, "1 of 1 failed", service, fleet)).toMatch(
    /^1 of 1 failed; its container exited with code 3, and nothing more/,
  );
});

it("waits no more for the end of a target that has gone on after it had cut connections off", async () => {
  let looks = 0;
  const ended = async () => {
    looks += 1;
    return undefined;
  };
  const requests = [{ error: "the server ended the connection within its answer", status: null }];
  const cut = { kind: "burst", target: service.name, endpoint: first, requests } as unknown as Observation;
  const losses = new Losses(plan);
  for (const looked of [2, 3, 4]) {
    await losses.explain(cut, "1 of 1 failed", service, { ...alive, ended });
    expect(looks).toBe(looked);
  }
});

it("leaves a reason alone that is not the target's: all of its requests were answered", async () => {
  expect(await new Losses(plan).explain(burst(null), "the client's event loop was late", service, gone)).toBe(
    "the client's event loop was late",
  );
});

it("measures nothing further on a node that was lost, says so of each other target there once, and goes on elsewhere", async () => {
  const losses = new Losses(plan);
  const on = <T extends object>(node: number, one: T) => ({ ...one, node });
  const cut = on(1, burst("connection reset")) as Observation;
  const lost = { ...alive, lost: async () => "the Swarm no longer reaches its node", lastLines: async () => "" };
  losses.note(cut);
  expect(await losses.explain(cut, "reset", service, lost)).toMatch(
    /^reset; the Swarm no longer reaches its node, and nothing/,
  );
  const other = bursts.find(({ target }) => target !== service.name);
  if (!other) throw new Error("expected another target, got none");
  expect([losses.has(on(1, other)), losses.has(on(0, other))]).toEqual([true, false]);
  expect(losses.notYetSaid(on(1, other))).toBe(
    "the Swarm no longer reaches its node, and nothing more is measured there",
  );
  expect(losses.notYetSaid(on(1, other))).toBeUndefined();
  const same = bursts.find(({ target }) => target === service.name);
  expect(same && losses.notYetSaid(on(1, same))).toBeUndefined();
  expect(losses.notYetSaid(on(0, other))).toBeUndefined();
});

it("goes on with a target on other nodes where it has ended on one", async () => {
  const losses = new Losses(plan);
  const cut = { ...burst("connection reset"), node: 1 } as Observation;
  await losses.explain(cut, "reset", service, gone);
  const own = bursts.filter(({ target }) => target === service.name);
  expect(own.every((step) => losses.has({ ...step, node: 1 }))).toBe(true);
  expect(own.some((step) => losses.has({ ...step, node: 0 }))).toBe(false);
});
