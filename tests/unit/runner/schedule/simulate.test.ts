import { describe, expect, it } from "vitest";
import type { Step } from "../../../../runner/experiments/common/experiment.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { nodeSchedule } from "../../../../runner/schedule/node-schedule.ts";
import { simulate } from "../../../../runner/schedule/simulate.ts";
import { estimate, stages } from "../../../../runner/schedule/steps.ts";
import { threeServices } from "../services.fixture.ts";

const step = (target: string, node: number, estimateSeconds: number): Step => ({
  ...{ kind: "burst", target, node, estimateSeconds },
});
const own = ({ estimateSeconds }: Step) => estimateSeconds;

describe("a schedule that is followed", () => {
  const { taken, wallSeconds, busySeconds, idleShare } = simulate(
    {
      first: [step("a", 0, 2), step("b", 1, 1)],
      repetitions: [
        [step("a", 0, 3), step("b", 1, 4)],
        [step("b", 0, 4), step("a", 1, 3)],
      ],
      last: [step("a", 1, 1)],
    },
    own,
  );

  it("takes one step after the other on each node, and begins no stage before the one before is done", () => {
    expect(
      taken.map(({ step: { target }, node, beginsSeconds, endsSeconds }) => [target, node, beginsSeconds, endsSeconds]),
    ).toEqual([
      ["b", 1, 0, 1],
      ["a", 0, 0, 2],
      ["a", 0, 2, 5],
      ["b", 1, 2, 6],
      ["b", 0, 5, 9],
      ["a", 1, 6, 9],
      ["a", 1, 9, 10],
    ]);
  });

  it("says how long that takes, beside one node, and how much of it nodes have nothing to do", () => {
    expect([wallSeconds, busySeconds, idleShare]).toEqual([10, 18, 1 - 18 / 20]);
  });
});

describe("a full plan of ten targets", () => {
  const [first] = threeServices as [Service, ...Service[]];
  const services = Array.from({ length: 10 }, (_, place) => ({ ...first, name: `target${place}` }));
  const plan = makePlan({ plan: "full", dryRun: false, seed: 1 }, services);
  const on = (count: number) => {
    const nodes = nodeSchedule(plan, count);
    return simulate(stages(nodes ? { ...plan, nodes } : plan, services, 2), own);
  };

  it("takes as long on one node as all of its steps together, and there nobody is idle", () => {
    const { wallSeconds, busySeconds, idleShare } = on(1);
    expect(wallSeconds).toBeCloseTo(busySeconds, 6);
    expect(idleShare).toBeCloseTo(0, 6);
    expect(wallSeconds).toBeCloseTo(estimate(on(1).taken.map(({ step: one }) => one)), 6);
  });

  it("takes at most six tenths of that on two nodes", () => {
    expect(on(2).wallSeconds / on(1).wallSeconds).toBeLessThanOrEqual(0.6);
  });

  it("loses time where targets do not fill the nodes, and gains nothing from more nodes than targets", () => {
    expect(on(5).idleShare).toBeLessThan(0.01);
    expect(on(4).idleShare).toBeGreaterThan(0.05);
    expect(on(64).wallSeconds).toBe(on(10).wallSeconds);
  });
});
