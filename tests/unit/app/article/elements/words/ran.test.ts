import { expect, it } from "vitest";
import { wasMadeOn } from "../../../../../../app/article/elements/words/ran.tsx";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const alone = await fixtureRun();
const node = { cores: 2, memoryBytes: 1, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
const onNodes = (...machines: (number | undefined)[]) => ({
  ...alone,
  environment: { ...alone.environment, nodes: machines.map((machine) => ({ ...node, machine })) },
});
const atOnce = (run: typeof alone) => ({
  ...run,
  plan: { ...run.plan, nodes: [{ fastapianalytics: 0 }, { fastapianalytics: 1 }] },
});
const PLACES = ["one-machine", "no-nodes", "own-nodes", "nodes", "several-nodes"];
const placesOf = (run: typeof alone) => PLACES.filter((place) => wasMadeOn(run, place));

it("tells one machine from nodes, and one node from several at once", () => {
  expect(placesOf(alone)).toEqual(["one-machine", "no-nodes"]);
  expect(placesOf(onNodes(undefined))).toEqual(["nodes"]);
  expect(placesOf(atOnce(onNodes(1, 2)))).toEqual(["nodes", "several-nodes"]);
});

it("takes nodes on the client's machine for no machines, unless another is among them", () => {
  expect(placesOf(onNodes(0))).toEqual(["one-machine", "own-nodes"]);
  expect(placesOf(atOnce(onNodes(0, 0)))).toEqual(["one-machine", "own-nodes", "several-nodes"]);
  expect(placesOf(atOnce(onNodes(0, 1)))).toEqual(["nodes", "several-nodes"]);
});

it("refuses another kind by name", () => {
  expect(() => wasMadeOn(alone, "the-moon")).toThrow(`expected on to be one of ${PLACES.join(", ")}, got "the-moon"`);
});
