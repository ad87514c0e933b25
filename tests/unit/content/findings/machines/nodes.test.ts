import { expect, it } from "vitest";
import { nodesOf } from "../../../../../content/findings/machines/nodes.ts";
import { onNodes } from "../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const nodes = [0, 1].map((repetition) =>
  Object.fromEntries(run.plan.targets.map((target, place) => [target, (place + repetition) % 2])),
);

it("says of each node which targets it had, and how many times as long bursts took there", () => {
  const [first, second] = nodesOf(onNodes(run, nodes, [1, 1.21]));
  expect(first?.targets).toEqual([["fastapianalytics", "flask2xanalytics"], ["flask1xanalytics"]]);
  expect(second?.effects.find(({ work }) => work === "matrix")).toMatchObject({
    said: expect.stringMatching(/^1\.[01]/),
    isBeyond: true,
  });
});

it("finds no node beyond the others where they are alike, and no nodes in a run on one machine", () => {
  const alike = nodesOf(onNodes(run, nodes, [1, 1]));
  expect(alike.flatMap(({ effects }) => effects.filter(({ isBeyond }) => isBeyond))).toEqual([]);
  expect(nodesOf(run)).toEqual([]);
});
