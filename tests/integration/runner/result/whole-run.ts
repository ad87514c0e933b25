import { expect } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import { unexplainedFailures } from "../../../../runner/checks/crash-test/held-up.ts";
import type { CrashTestFolders } from "../../../../runner/checks/crash-test/run-until-killed.ts";
import { runFilesIn } from "../start/run-files.ts";

/** The run file that a run left, which measured all but what other work on the machine kept it from. */
export async function wholeRun(
  place: CrashTestFolders,
  exitCode: number | null | undefined,
  said: string,
): Promise<Run> {
  const { files, run } = await runFilesIn(place);
  expect(files, said).toHaveLength(1);
  expectWhole({ exitCode, run }, said);
  return run as Run;
}

/** Expects a run to have measured all but what other work on the machine kept it from, and to say so. */
export function expectWhole({ exitCode, run: made }: { exitCode?: number | null; run: Run | undefined }, said: string) {
  expect(made && unexplainedFailures(made), said).toEqual([]);
  expect([exitCode, made?.status], said).toEqual(made?.failures.length === 0 ? [0, "complete"] : [1, "incomplete"]);
}
