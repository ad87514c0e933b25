import { mkdir, rm } from "node:fs/promises";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import type { JournalState } from "../../run/journal/journal-state.ts";
import { findLeftovers, type Leftovers, unreadable } from "./left-behind.ts";
import { lostObservations, newestState, problemsOf, reportedDone } from "./lost-observations.ts";
import { STAGES, type Stage } from "./run-stage.ts";
import { type CrashTestFolders, type Moment, type RunOutcome, runUntilKilled } from "./run-until-killed.ts";

/** A run that was killed. */
export interface Kill {
  stage: Stage;
  /** Observations in its journal. */
  observations: number;
  /** What was left of it, for the next start to remove. */
  left: Leftovers;
  /** Observations in its journal that are not in the run file in the end. */
  lost: number;
  /** How often the self-test refused to resume it, because the machine was too busy to measure. */
  refusals: number;
  /** All that should not be; empty. */
  problems: string[];
}

/** A machine that is too busy is asked again so often. */
const TRIES = 4;

/** The runs that are killed: where they write, and with which flags each is begun. */
export interface KilledRuns {
  place: CrashTestFolders;
  flags: string[];
}

interface KilledRun {
  ran: RunOutcome;
  state: JournalState | null;
  left: Leftovers;
  problems: string[];
}

/**
 * Kills a run at some moments, each time the one that resumes it, and lets the last one end.
 *
 * @throws ExitError (the machine cannot) when it ended badly before any of them: the next one would do the same
 */
export async function killAndResume(runs: KilledRuns, moments: Moment[]): Promise<Kill[]> {
  const { place } = runs;
  for (const folder of [place.runs, place.journals]) await rm(folder, { recursive: true, force: true });
  await mkdir(place.runs, { recursive: true });
  const killed: KilledRun[] = [];
  for (const moment of moments) killed.push(await killAt(runs, moment));
  const { last, refusals } = await finish(runs);
  const { run: made, problems } = await problemsOf(place);
  if (last && last.exitCode !== (made?.status === "complete" ? 0 : 1))
    problems.push(`it ended with ${last.exitCode}: ${last.lines.slice(-3).join(" / ")}`);
  const { processes, files } = await findLeftovers(place, [...killed.map(({ ran }) => ran.pid), last?.pid ?? 0]);
  problems.push(...[...processes, ...files].map((one) => `left in the end: ${one}`));
  const kills = killed.filter(({ ran }) => ran.exitCode === null);
  if (kills.length === 0 && problems.length > 0)
    throw new ExitError(`expected runs to go on until they are killed, got ${problems.join(" / ")}`, EXIT.unable);
  return kills.map(({ ran, state, left, problems: seen }) => ({
    stage: STAGES.findLast((stage) => ran.began[stage] !== undefined) ?? "bring-up",
    observations: state?.observations.length ?? 0,
    left,
    lost: state && made ? lostObservations(state, made) : (state?.observations.length ?? 0),
    refusals,
    problems: [...seen, ...problems],
  }));
}

/** Goes on to the end. That the self-test refuses a busy machine is as it should be, and counted: it is asked again. */
async function finish(runs: KilledRuns): Promise<{ last: RunOutcome | null; refusals: number }> {
  for (let refusals = 0; ; refusals++) {
    const last = await resume(runs, null);
    const isRefused = last?.lines.some((line) => line.startsWith("benchbook: self-test: ")) ?? false;
    if (!isRefused || refusals + 1 === TRIES) return { last, refusals };
  }
}

/** Runs until a moment, or to the end when it never comes, and looks at what is there then. */
async function killAt(runs: KilledRuns, moment: Moment): Promise<KilledRun> {
  const { place } = runs;
  const before = await newestState(place);
  const ran = (await resume(runs, moment)) ?? { pid: 0, exitCode: 0, lines: [], began: {}, seconds: 0 };
  const state = await newestState(place);
  const [kept, said] = [state?.observations.length ?? 0, (before?.observations.length ?? 0) + reportedDone(ran.lines)];
  const problems = await unreadable(place);
  if (kept < said) problems.push(`${said} steps were reported as done, and ${kept} are in the journal`);
  return { ran, state, left: await findLeftovers(place, [ran.pid]), problems };
}

/** Resumes what was killed, or begins when there is nothing to resume yet; null when it is finished. */
async function resume({ place, flags }: KilledRuns, moment: Moment | null): Promise<RunOutcome | null> {
  const state = await newestState(place);
  if (state?.isWritten) return null;
  return runUntilKilled(place, state ? ["--resume"] : flags, moment);
}
