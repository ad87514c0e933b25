import { describe, expect, it } from "vitest";
import type { Steady } from "../../../../../content/run/observations/steady.ts";
import type { Loop } from "../../../../../content/run/parts/load-window.ts";
import { loopOf } from "../../../../../runner/experiments/steady-load/loop-of.ts";
import type { SteadyStep } from "../../../../../runner/experiments/steady-load/steady-step.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { identityOf } from "../../../../../runner/run/resume/identity.ts";
import { stages } from "../../../../../runner/schedule/steps.ts";
import { QUERY } from "../../../../fixture/made-run/query.ts";
import { closedWindow, openWindow, steadyAt, steadyOf } from "../../../content/findings/steady/window.fixture.ts";
import { threeServices } from "../../services.fixture.ts";

const services = ["one", "other"].map((name): Service => {
  const service = threeServices[0] as Service;
  return { ...service, name, endpoints: [{ ...QUERY, name: "query", p99Seconds: 0.05 }] };
});
const steady = { endpoints: ["query"], mixed: [{ light: "query", blocking: "query", ratePerSecond: 20 }] };
const plan = makePlan({ plan: "full", dryRun: false, seed: 4, steady }, services);
const { first, repetitions, last } = stages(plan, services, 2);
const among = (steps: readonly { kind: string }[]) =>
  steps.filter((step): step is SteadyStep => step.kind === "steady");
const all = among([...first, ...repetitions.flat(), ...last]);

describe("the steps of a steady load", () => {
  it("look for the ceiling first, with targets in turns", () => {
    const ceilings = among(first);
    expect(new Set(ceilings.map(({ purpose }) => purpose))).toEqual(new Set(["ceiling"]));
    expect(ceilings.slice(0, 4).map(({ target, connections }) => [target, connections])).toEqual([
      ["one", 16],
      ["other", 16],
      ["one", 64],
      ["other", 64],
    ]);
  });

  it("have every rate in every repetition, and the light load both alone and beside the other", () => {
    for (const repetition of repetitions) {
      const kept = among(repetition).filter(({ target, use }) => target === "one" && use === "kept");
      const shares = kept.flatMap(({ share }) => share ?? []);
      expect(shares.toSorted()).toEqual([0.05, 0.5, 0.7, 0.8, 0.9, 0.95]);
      const purposes = kept.map(({ purpose }) => purpose);
      expect([purposes.includes("alone"), purposes.includes("beside")]).toEqual([true, true]);
    }
  });

  it("close in on the capacity last, and confirm it", () => {
    const mine = among(last).filter(({ target }) => target === "one");
    const times = (purpose: string) => mine.filter((step) => step.purpose === purpose).length;
    expect([times("capacity"), times("confirmation")]).toEqual([
      plan.steady?.bisections,
      2 * (plan.steady?.confirmations ?? 0),
    ]);
  });

  it("are told from one another, and are those of the observations that are made for them", () => {
    expect(new Set(all.map(identityOf)).size).toBe(all.length);
    for (const step of all) {
      const { target, purpose, use, repetition, place, share, connections } = step;
      const loop: Loop = connections === null ? openWindow().loop : { kind: "closed", connections };
      const about = { target, endpoint: "query", purpose, repetition, place, share };
      expect(identityOf(steadyOf(openWindow({ loop, use }), about))).toBe(identityOf(step));
    }
  });
});

describe("the rate of a window", () => {
  const found = (perSecond: number) =>
    steadyOf(closedWindow({ answered: 10 * perSecond }), { target: "one", purpose: "ceiling" });
  const context = (...earlier: Steady[]) => {
    const [service] = services;
    if (!plan.steady || !service) throw new Error("expected a plan with a steady load");
    return { plan, steady: plan.steady, service, earlier };
  };
  const step = (wanted: Partial<SteadyStep>) => {
    const step = all.find(
      (one) =>
        one.target === "one" && Object.entries(wanted).every(([key, value]) => one[key as keyof SteadyStep] === value),
    );
    if (!step) throw new Error(`expected a step with ${JSON.stringify(wanted)}`);
    return step;
  };
  const rateOf = (wanted: Partial<SteadyStep>, ...earlier: Steady[]) => {
    const loop = loopOf(step(wanted), context(...earlier));
    return loop?.kind === "open" ? loop.ratePerSecond : null;
  };

  it("is a share of the ceiling that was found first, whatever was found later", () => {
    const later = { ...found(900), repetition: 1 };
    expect(rateOf({ share: 0.5, use: "kept" }, found(200), later)).toBe(100);
  });

  it("is not known without a ceiling that counts", () => {
    expect(rateOf({ share: 0.5, use: "kept" })).toBeNull();
    const invalid = steadyOf(closedWindow({ cpuShares: [1] }), { target: "one", purpose: "ceiling" });
    expect(rateOf({ share: 0.5, use: "kept" }, invalid)).toBeNull();
  });

  const tried = [steadyAt(100, 0.01, { target: "one" }), steadyAt(200, 0.2, { target: "one" })];

  it("lies, on the way to the capacity, in the middle of what is not known", () => {
    expect(rateOf({ purpose: "capacity" }, ...tried)).toBe(150);
  });

  it("is, to confirm the capacity, that of its two sides in turns", () => {
    expect(rateOf({ purpose: "confirmation", place: 0 }, ...tried)).toBe(100);
    expect(rateOf({ purpose: "confirmation", place: 1 }, ...tried)).toBe(200);
    // No rate kept the bound: the lowest one is confirmed not to.
    expect(rateOf({ purpose: "confirmation", place: 0 }, ...tried.slice(1))).toBe(200);
  });

  it("is that of the plan for a light load among others", () => {
    expect(rateOf({ purpose: "beside" })).toBe(20);
  });

  it("has other arrivals in every repetition, the same for every target", () => {
    const seedOf = (wanted: Partial<SteadyStep>, target = "one") => {
      const loop = loopOf({ ...step(wanted), target }, context(found(200), { ...found(300), target: "other" }));
      return loop?.kind === "open" ? loop.seed : null;
    };
    const [one, two] = [0, 1].map((repetition) => seedOf({ share: 0.5, use: "kept", repetition }));
    expect(one).not.toBe(two);
    expect(seedOf({ share: 0.5, use: "kept" }, "other")).toBe(one);
  });
});
