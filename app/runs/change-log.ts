import type { ListedRun } from "../library/listed-run.ts";

/** A run, and the one that a change log compares it with. */
export interface LoggedRun {
  run: ListedRun;
  /**
   * The newest older one that was measured here: what others have measured elsewhere changes nothing here. Undefined where
   * there is none.
   */
  before: ListedRun | undefined;
}

/**
 * All stored runs as a change log lists them.
 *
 * @param runs the newest first
 */
export function changeLog(runs: readonly ListedRun[]): LoggedRun[] {
  let before: ListedRun | undefined;
  const oldestFirst = runs.toReversed().map((run): LoggedRun => {
    const logged = { run, before };
    if (!run.isContributed) before = run;
    return logged;
  });
  return oldestFirst.toReversed();
}

/** What stands in a change log for a run with which none is compared. */
export function sayNoneBefore(run: ListedRun, runs: readonly ListedRun[]): string {
  return run.id === runs.at(-1)?.id ? "The first run that is stored." : "None of the runs before it was measured here.";
}
