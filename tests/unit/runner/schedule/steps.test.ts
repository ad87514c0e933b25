import { describe, expect, it } from "vitest";
import type { PlannedStep } from "../../../../runner/experiments/registry.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { identityOf } from "../../../../runner/run/resume/identity.ts";
import { estimate, estimateRun, inOrder, modelSteps, stages, steps } from "../../../../runner/schedule/steps.ts";
import { threeServices } from "../services.fixture.ts";

const full = makePlan({ plan: "full", dryRun: false }, threeServices);
const quick = makePlan({ plan: "quick", dryRun: false }, threeServices);

const places = (all: PlannedStep[]) =>
  all.flatMap((step) =>
    step.kind === "burst"
      ? [`${step.repetition} ${step.cold} ${step.sweep.target} ${step.sweep.endpoint} ${step.level}`]
      : [],
  );

describe("the steps of a plan", () => {
  const all = steps(full, threeServices, 2);

  it("follow the original notebook: path, calibration, processes, baseline, then bursts", () => {
    const singles = Array.from({ length: full.singles ?? 1 }, () => "single");
    expect(all.slice(0, 27).map(({ kind }) => kind)).toEqual(
      ["roundTrip", "calibration", "snapshot", "tree", ...singles].flatMap((kind) => [kind, kind, kind]),
    );
  });

  it("send several requests alone, with targets in turn, and know them from each other", () => {
    const singles = all.filter(({ kind }) => kind === "single");
    expect(singles.slice(0, 4).map(({ target }) => target)).toEqual([
      ...["fastapianalytics", "flask1xanalytics", "flask2xanalytics", "fastapianalytics"],
    ]);
    expect(new Set(singles.map(identityOf)).size).toBe(15);
  });

  it("begin every sweep with a cold burst, which is kept apart", () => {
    const cold = all.slice(27, 31);
    expect(cold.map((step) => step.kind === "burst" && step.cold && step.level)).toEqual([1, 1, 1, 1]);
  });

  it("hold every level of every sweep in every repetition, one request alone several times, calibrating anew in between", () => {
    const bursts = all.filter((step) => step.kind === "burst" && !step.cold);
    expect(new Set(places(bursts)).size).toBe(full.repetitions * 7 * 4);
    const alone = bursts.filter((step) => step.kind === "burst" && step.level === 1);
    expect(alone).toHaveLength(full.repetitions * full.soloBursts * 4);
    expect(new Set(bursts.map(identityOf)).size).toBe(full.repetitions * (6 + full.soloBursts) * 4);
    expect(all.flatMap((step) => (step.kind === "calibration" ? [step.repetition] : []))).toEqual([
      0, 0, 0, 1, 1, 1, 2, 2, 2,
    ]);
  });

  it("interleave targets and levels in an order that the seed decides, another in each repetition", () => {
    const seeded = (seed: number) => places(steps({ ...full, seed }, threeServices, 2));
    expect(seeded(1)).toEqual(seeded(1));
    expect(seeded(1)).not.toEqual(seeded(2));
    const of = (repetition: number) =>
      seeded(1).flatMap((place) => (place.startsWith(`${repetition} false`) ? [place.slice(2)] : []));
    expect(of(0)).not.toEqual(of(1));
    expect(of(0).toSorted()).toEqual(of(1).toSorted());
  });

  it("expect a blocked server to be serial and workers to share the cores", () => {
    const five = all.filter(
      (step) =>
        step.kind === "burst" && step.level === 5 && step.sweep.endpoint === "sync-cpubound" && step.repetition === 0,
    );
    const seconds = new Map(five.map(({ target, estimateSeconds }) => [target, estimateSeconds]));
    const close = (wanted: number) => expect.closeTo(wanted, 1);
    expect(Object.fromEntries(seconds)).toEqual({
      fastapianalytics: close(10),
      flask1xanalytics: close(5),
      flask2xanalytics: close(5),
    });
  });

  it("observe the processes of each model when idle, under load and after", () => {
    const looks = modelSteps({ ...full, models: ["a", "b"] }, threeServices, 2);
    expect(looks.map((step) => step.kind === "tree" && `${step.target} ${step.phase}`)).toEqual(
      ["a", "b"].flatMap((model) => [`${model} idle`, `${model} load`, `${model} after`]),
    );
  });

  it("of a control are nothing but bursts", () => {
    const [first] = threeServices;
    const control = { ...first, name: "equal", role: "control" } as Service;
    const services = [...threeServices, control];
    const kinds = steps(makePlan({ plan: "quick", dryRun: false }, services), services, 2).flatMap(
      ({ target, kind }) => (target === "equal" ? [kind] : []),
    );
    expect(new Set(kinds)).toEqual(new Set(["burst"]));
  });

  it("of the quick plan take less than a minute", () => {
    expect(estimate(steps(quick, threeServices, 2))).toBeLessThan(60);
  });

  it("are estimated to take at most the time for bursts where a run ends once claims are decided", () => {
    const plan = makePlan({ plan: "quick", until: "decided", dryRun: false }, threeServices);
    const targets = stages(plan, threeServices, 2);
    const isBurst = ({ kind }: { kind: string }) => kind === "burst";
    const others = targets.repetitions.flat().filter((step) => !isBurst(step));
    const besides = estimate([...targets.first, ...targets.last]) + estimate(others);
    const within = (burstSeconds: number) =>
      estimateRun({ targets, models: [] }, { ...plan, untilDecided: { burstSeconds } }) - besides;
    expect(within(20)).toBeCloseTo(20, 9);
    expect(within(1e6)).toBeCloseTo(estimate(targets.repetitions.flat().filter(isBurst)), 9);
    expect(within(1)).toBeCloseTo(estimate((targets.repetitions[0] ?? []).filter(isBurst)), 9);
    expect(estimateRun({ targets, models: [] }, { ...plan, untilDecided: null })).toBeCloseTo(
      estimate(inOrder(targets)),
      9,
    );
  });
});

describe("steps on several nodes", () => {
  const nodes = [0, 1].map((repetition) => ({
    fastapianalytics: repetition,
    flask1xanalytics: 1 - repetition,
    flask2xanalytics: 1 - repetition,
  }));
  const { first, repetitions, last } = stages({ ...quick, nodes }, threeServices, 2);
  const placesIn = (some: PlannedStep[]) => Object.fromEntries(some.map(({ target, node }) => [target, node] as const));

  it("are where their target is in their repetition, those before and after all of them as in the first and the last", () => {
    expect([first, ...repetitions].map(placesIn)).toEqual([nodes[0], ...nodes]);
    for (const [repetition, some] of repetitions.entries())
      for (const { target, node } of some) expect(node).toBe(nodes[repetition]?.[target as keyof (typeof nodes)[0]]);
    expect(placesIn(last)).toEqual(nodes[1]);
  });

  it("are otherwise the same, in the same order, and none says a node where there is one", () => {
    const alone = stages(quick, threeServices, 2);
    expect(repetitions.map((some) => some.map(({ node: _, ...step }) => step))).toEqual(alone.repetitions);
    expect(alone.repetitions.flat().every((step) => !("node" in step))).toBe(true);
  });

  it("are those of one process model on one node, and of the next on the next", () => {
    const models = ["a", "b", "c"];
    expect(placesIn(modelSteps({ ...quick, nodes, models }, threeServices, 2))).toEqual({ a: 0, b: 1, c: 0 });
    expect(placesIn(modelSteps({ ...quick, models }, threeServices, 2))).toEqual({});
  });

  it("take as long together as those on the node that is busy longest", () => {
    const step = (node: number, estimateSeconds: number) => ({
      kind: "burst" as const,
      target: "a",
      estimateSeconds,
      node,
    });
    expect(estimate([step(0, 3), step(1, 5), step(0, 4)])).toBe(7);
  });
});
