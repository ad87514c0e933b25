import { expect, it } from "vitest";
import { isRanOn } from "../../../../../../app/article/elements/words/ran.tsx";
import { fixtureRun } from "../../../../../fixture/run.ts";

const alone = await fixtureRun();
const node = { cores: 2, memoryBytes: 1, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
const onOne = { ...alone, environment: { ...alone.environment, nodes: [node] } };
const onTwo = { ...onOne, plan: { ...onOne.plan, nodes: [{ fastapianalytics: 0 }, { fastapianalytics: 1 }] } };

it("tells one machine from nodes, and one node from several at once", () => {
  const kinds = ["one-machine", "nodes", "several-nodes"];
  const of = (run: typeof alone) => kinds.filter((kind) => isRanOn(run, kind));
  expect([alone, onOne, onTwo].map(of)).toEqual([["one-machine"], ["nodes"], ["nodes", "several-nodes"]]);
});

it("refuses another kind by name", () => {
  expect(() => isRanOn(alone, "the-moon")).toThrow(
    'expected on to be one of one-machine, nodes, several-nodes, got "the-moon"',
  );
});
