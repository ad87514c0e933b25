import { expect, it } from "vitest";
import { requireSameCircumstances } from "../../../../../runner/run/resume/unfinished.ts";
import { ENVIRONMENT as environment } from "../../../../fixture/environment.ts";

const now = { services: [], environment, machines: ["digest-of-a", "digest-of-b"] };
const begun = { id: "20260102T030405Z-quick-swarm", ...now };

it("resumes a run on the nodes that it began on, and one whose journal does not say which those were", () => {
  expect(() => requireSameCircumstances(begun, now)).not.toThrow();
  expect(() => requireSameCircumstances({ ...begun, machines: undefined }, now)).not.toThrow();
});

it.each([
  ["another machine", ["digest-of-a", "digest-of-c"]],
  ["not there", ["digest-of-a"]],
])("refuses to resume a run where one of its nodes is %s", (said, machines) => {
  expect(() => requireSameCircumstances(begun, { ...now, machines })).toThrow(
    `began under other circumstances:\n  node 2: is ${said}\n`,
  );
});
