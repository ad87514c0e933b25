import path from "node:path";
import { printClaims } from "../../cli/print-claims.ts";
import { printSummary } from "../../cli/print-summary.ts";
import { EXIT, Failure } from "../../program/failure.ts";
import { RUNS } from "../../program/folders.ts";
import { readJournal } from "../journal/journal.ts";
import { assemble, writeRun } from "../journal/run-file.ts";
import { findUnfinished } from "./unfinished.ts";

/**
 * Makes a run file out of what the journal of an interrupted run has; returns the exit code. The run can still be
 * resumed.
 *
 * @throws Failure when nothing was observed
 */
export async function salvage(id: string): Promise<number> {
  const { file: journal, state } = await findUnfinished(id);
  if (state.started.targets.length === 0 || state.observations.length === 0)
    throw new Failure(
      `run ${id}: expected observations to keep, got none: it ended before anything was measured`,
      EXIT.incomplete,
    );
  const { run, file } = await assemble(await readJournal(journal));
  printSummary(run);
  await printClaims(run);
  console.log(`\nWritten: ${path.relative(process.cwd(), await writeRun(RUNS, file))}`);
  console.log(`${state.observations.length} observations are kept; the run is marked ${run.status}.`);
  return run.status === "complete" ? EXIT.complete : EXIT.incomplete;
}
