import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Step } from "../../../../runner/experiments/common/experiment.ts";
import { onNodes } from "../../../../runner/run/on-nodes.ts";

const step = (target: string, node?: number): Step => ({ kind: "burst", target, estimateSeconds: 1, node });
const steps = [step("a", 0), step("b", 1), step("c", 0), step("d", 1), step("e", 0)];

it("takes one step at a time on each node, in their order, and those of different nodes at the same time", async () => {
  const busy = new Map<number | undefined, number>();
  const [taken, atOnce]: [string[], number[]] = [[], []];
  await onNodes(steps, async ({ target, node }) => {
    taken.push(target);
    expect(busy.get(node) ?? 0).toBe(0);
    busy.set(node, 1);
    atOnce.push([...busy.values()].reduce((sum, one) => sum + one, 0));
    await sleep(1);
    busy.set(node, 0);
  });
  const of = (node: number) => steps.flatMap((one) => (one.node === node ? [one.target] : []));
  expect(taken.filter((target) => of(0).includes(target))).toEqual(of(0));
  expect(taken.filter((target) => of(1).includes(target))).toEqual(of(1));
  expect(Math.max(...atOnce)).toBe(2);
});

it("takes all one after the other where none says its node", async () => {
  const taken: string[] = [];
  await onNodes([step("a"), step("b"), step("c")], async ({ target }) => {
    taken.push(target);
    await sleep(1);
    taken.push(target);
  });
  expect(taken).toEqual(["a", "a", "b", "b", "c", "c"]);
});

it("takes no further step on any node once one has failed, and ends when what is under way has", async () => {
  const taken: string[] = [];
  const taking = onNodes(steps, async ({ target }) => {
    taken.push(target);
    await sleep(target === "b" ? 10 : 1);
    if (target === "a") throw new Error("the disk is full");
    taken.push(target);
  });
  await expect(taking).rejects.toThrow("the disk is full");
  expect(taken).toEqual(["a", "b", "b"]);
});
