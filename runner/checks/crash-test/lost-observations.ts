import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { withChosenAmounts } from "../../plan/amounts.ts";
import { readJournal } from "../../run/journal/journal.ts";
import { type JournalState, journalStateOf } from "../../run/journal/journal-state.ts";
import { withoutPrivate } from "../../run/journal/without-private.ts";
import { completedStepsOf, remainingSteps } from "../../run/resume/completed-steps.ts";
import { modelSteps, steps } from "../../schedule/steps.ts";
import { unexplainedFailures } from "./held-up.ts";
import type { CrashTestFolders } from "./run-until-killed.ts";

/** What the newest journal says; null when there is none that says how its run was begun. */
export async function newestState(place: CrashTestFolders): Promise<JournalState | null> {
  const names = (await readdir(place.journals).catch(() => [])).toSorted();
  const newest = names.at(-1);
  const state = newest ? journalStateOf(await readJournal(path.join(place.journals, newest))) : null;
  return state?.begun ? state : null;
}

/** How many steps a run said that it was done with: all before the one that it began last. */
export function reportedDone(lines: string[]): number {
  return Math.max(0, lines.filter((line) => /^\[\d+\/\d+\]/.test(line)).length - 1);
}

/** Observations that had been made and are not in the run file, or are there otherwise. */
export function lostObservations(before: JournalState, run: Run): number {
  return before.observations.filter(
    (observation) => !isDeepStrictEqual(withoutPrivate(observation), run.observations[observation.order]),
  ).length;
}

/** Whether a run has all of its plan but what other work on the machine kept it from. */
function isWhole(run: Run): boolean {
  return run.status === "complete" || (run.status === "incomplete" && unexplainedFailures(run).length === 0);
}

/** What is wrong with a run that was killed and resumed; nothing ever should be. */
export async function problemsOf(place: CrashTestFolders): Promise<{ run: Run | null; problems: string[] }> {
  const state = await newestState(place);
  if (!state?.begun) return { run: null, problems: ["there is no journal"] };
  const { id, plan, services, environment } = state.begun;
  const name = `${id}.json`;
  const run = await readFile(path.join(place.runs, name), "utf8").then(
    (text) => parseRun(text, name),
    () => null,
  );
  if (!run) return { run, problems: ["there is no run file"] };
  const planned = [
    ...steps(plan, services, environment.targetCores.length),
    ...modelSteps(plan, services, environment.targetCores.length),
  ];
  const missing = remainingSteps(planned, completedStepsOf({ ...state, observations: run.observations })).length;
  const orders = run.observations.map(({ order }) => order);
  return {
    run,
    problems: [
      ...(isWhole(run) ? [] : [`its status is ${run.status}`]),
      ...(isDeepStrictEqual(run.plan, withChosenAmounts(plan, run.amounts)) ? [] : ["its plan is another one"]),
      ...(missing === 0 ? [] : [`${missing} steps of its plan are missing`]),
      ...(orders.every((order, index) => order === index) ? [] : ["its order has gaps"]),
    ],
  };
}
