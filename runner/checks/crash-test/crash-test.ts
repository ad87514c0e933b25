import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { type Kill, type KilledRuns, killAndResume } from "./kill-and-resume.ts";
import { moments, stageSeconds } from "./kill-plan.ts";
import { STAGES } from "./run-stage.ts";
import { runUntilKilled } from "./run-until-killed.ts";
import { shortRunHere } from "./short-run.ts";

/** What is killed, and how often. */
export interface CrashTestOptions {
  /** How often a run and what resumes it are killed, before one is left to end. */
  killsPerRun?: number;
  /** The flags of the run; without them it is a short one of the first target here. */
  flags?: string[];
}

/** So many times the count is killed at most, where no kill falls into some stage, as on a machine that became faster. */
const MOST_TIMES = 4;

/**
 * Kills short runs at moments drawn from a seed, resumes each, and says what became of them.
 *
 * @param count how many kills there are at least: it goes on for some more until one fell into each stage
 * @param tell is told of every kill
 * @throws ExitError when a run that nobody kills does not end well
 */
export async function crashTest(
  count: number,
  seed: number,
  tell: (kill: Kill, done: number) => void,
  { killsPerRun = 1, flags }: CrashTestOptions = {},
): Promise<Kill[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-crash-test-"));
  const place = { runs: path.join(folder, "runs"), journals: path.join(folder, "journals") };
  const test = { place, flags: flags ?? (await shortRunHere()) };
  const kills: Kill[] = [];
  try {
    for (const planned of moments(seed, stageSeconds(await undisturbed(test)), killsPerRun)) {
      for (const kill of await killAndResume(test, planned)) tell(kill, kills.push(kill));
      const isAllOver = STAGES.every((stage) => kills.some((kill) => kill.stage === stage));
      if (kills.length >= count * (isAllOver ? 1 : MOST_TIMES)) return kills;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return kills;
}

/** A run that finds the environment made and says how long each stage takes: the first one, or else the one after it. */
async function undisturbed({ place, flags }: KilledRuns) {
  const first = await runUntilKilled(place, flags, null);
  const ran = first.lines.some((line) => line.startsWith("Installing "))
    ? await runUntilKilled(place, flags, null)
    : first;
  if (ran.exitCode === EXIT.complete || ran.exitCode === EXIT.incomplete) return ran;
  throw new ExitError(
    `expected a run that nobody kills to be complete, got ${ran.lines.slice(-3).join(" / ")}`,
    EXIT.unable,
  );
}
