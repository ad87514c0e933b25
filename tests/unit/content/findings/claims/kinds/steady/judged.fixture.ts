import { expect } from "vitest";
import type { Test } from "../../../../../../../content/findings/claims/verdict.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import { steadyRun } from "../../../steady/steady-run.fixture.ts";

/** The verdict on a run with some windows. */
export const verdictOf = async (test: Test, ...windows: Steady[]) => test(await steadyRun(...windows)).verdict;

/** The verdict in a run that is made false by so much. */
export async function falsified(test: Test, beyond: number, ...windows: Steady[]): Promise<string | undefined> {
  const run = await steadyRun(...windows);
  expect(test(run).verdict).toBe("holds");
  const change = test.falsification?.falsify(run, beyond)?.run;
  return change && test(change(run)).verdict;
}
