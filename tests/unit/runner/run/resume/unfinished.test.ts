import { expect, it } from "vitest";
import { requireSameCircumstances } from "../../../../../runner/run/resume/unfinished.ts";
import { ENVIRONMENT as environment } from "../../../../fixture/made-run/environment.ts";

const now = { services: [], environment, machines: ["digest-of-a", "digest-of-b"], loadMachines: ["digest-of-d"] };
const begun = { id: "20260102T030405Z-quick-swarm", ...now };

it("resumes a run on the nodes that it began on, and one whose journal does not say which those were", () => {
  expect(() => requireSameCircumstances(begun, now)).not.toThrow();
  expect(() => requireSameCircumstances({ ...begun, machines: undefined, loadMachines: undefined }, now)).not.toThrow();
});

it.each([
  ["another machine", ["digest-of-a", "digest-of-c"]],
  ["not there", ["digest-of-a"]],
])("refuses to resume a run where one of its nodes is %s", (said, machines) => {
  expect(() => requireSameCircumstances(begun, { ...now, machines })).toThrow(
    `began under other circumstances:\n  node 2: is ${said}\n`,
  );
});

it.each([
  ["another machine", ["digest-of-e"]],
  ["not there", undefined],
])("refuses to resume a run where a node that its load came from is %s", (said, loadMachines) => {
  expect(() => requireSameCircumstances(begun, { ...now, loadMachines })).toThrow(`\n  load node 1: is ${said}\n`);
});
