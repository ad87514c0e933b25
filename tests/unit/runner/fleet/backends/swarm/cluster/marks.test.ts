import { expect, it } from "vitest";
import { markOf, ownerIn } from "../../../../../../../runner/fleet/backends/swarm/cluster/marks.ts";
import { OWNER } from "../../../../../../../runner/guard/marks/owner.ts";

it("judges only marks of its own manager: PIDs of another machine mean nothing here", () => {
  expect(ownerIn(markOf("here"), "here")).toBe(OWNER);
  expect(ownerIn(markOf("there"), "here")).toBeUndefined();
  expect(ownerIn("nonsense", "here")).toBeUndefined();
});
