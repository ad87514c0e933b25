import { EXIT, ExitError } from "../../program/exit-error.ts";
import { conclude } from "../journal/conclude.ts";
import { readJournal } from "../journal/journal.ts";
import { assemble } from "../journal/run-file.ts";
import { findUnfinished } from "./unfinished.ts";

/**
 * Makes a run file out of what the journal of an interrupted run has; returns the exit code. The run can still be
 * resumed.
 *
 * @throws ExitError when nothing was observed
 */
export async function salvage(id: string): Promise<number> {
  const { file: journal, state } = await findUnfinished(id);
  if (state.started.targets.length === 0 || state.observations.length === 0)
    throw new ExitError(
      `run ${id}: expected observations to keep, got none: it ended before anything was measured`,
      EXIT.incomplete,
    );
  const assembled = await assemble(await readJournal(journal));
  const exitCode = await conclude(assembled);
  console.log(`${state.observations.length} observations are kept; the run is marked ${assembled.run.status}.`);
  return exitCode;
}
