import { expect, it } from "vitest";
import { allowedCores, coresOfUpstream } from "../../../../runner/observe/target-cores.ts";

it("gives the slow service a core that the targets leave, and theirs where they leave none", async () => {
  const allowed = await allowedCores();
  const [first = 0, ...others] = allowed;
  expect(await coresOfUpstream(allowed)).toEqual(allowed);
  expect(await coresOfUpstream([first])).toEqual([others.at(-1) ?? first]);
});
