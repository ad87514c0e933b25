import { expect, it } from "vitest";
import { noDifference } from "../../../../../../content/findings/claims/kinds/no-difference.ts";
import { calibration } from "../../../../../fixture/made-run/observed.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const direct = { target: "fastapianalytics", endpoint: "sync-cpubound" };
const hidden = { target: "fastapianalytics", endpoint: "badasync-cpubound" };
const alike = noDifference(direct, hidden, 0.05);

it("could hardly have been refuted where the machine itself changed by more than the margin", async () => {
  const run = await fixtureRun();
  const drifted = { ...run, observations: [...run.observations, calibration(direct.target, "matrix", 2, 1.2)] };
  expect(alike(run).couldHardlyFail).toBe(false);
  expect(alike(drifted).couldHardlyFail).toBe(true);
  expect(alike(drifted).detectable).toBeGreaterThan(0.14);
});
