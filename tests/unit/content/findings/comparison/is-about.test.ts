import { expect, it } from "vitest";
import { haveInCommon } from "../../../../../content/findings/comparison/is-about.ts";
import { steadyRun } from "../steady/steady-run.fixture.ts";

it("finds what two runs have in common, be it bursts or steady load alone", async () => {
  const { plan } = await steadyRun();
  const bursts = { plan: { ...plan, steady: undefined } };
  const loads = { plan: { ...plan, sweeps: [] } };
  expect(haveInCommon(bursts, bursts)).toBe(true);
  expect(haveInCommon(loads, loads)).toBe(true);
  const elsewhere = bursts.plan.sweeps.map((sweep) => ({ ...sweep, target: "another" }));
  expect(haveInCommon({ plan: { ...bursts.plan, sweeps: elsewhere } }, bursts)).toBe(false);
});
