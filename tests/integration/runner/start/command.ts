import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import type { Run } from "../../../../content/run/run.ts";
import {
  type CrashTestFolders,
  type Moment,
  type RunOutcome,
  runUntilKilled,
} from "../../../../runner/checks/crash-test/run-until-killed.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { withOwnTemporary } from "../../../prepare/own-temporary.ts";
import { retryWhileBusy } from "./let-in.ts";
import { runFilesIn } from "./run-files.ts";
import { runners } from "./running-servers.ts";

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, "../../../..");

/** How a `measure` command ended, and the run files it left. */
export interface MeasureResult {
  exitCode: number | undefined;
  output: string;
  files: string[];
  run: Run | undefined;
}

/** The same of one that was started until it was let in. */
export interface LetInResult extends MeasureResult {
  /** What it said where it was refused at first, because the machine was busy: it may have removed something before that. */
  refused: string;
}

/** On what, and in which environment, `measure` is run. */
export interface Machine {
  /** The only core that it and all it starts may use. */
  onlyCore?: number;
  /** The network namespace that stands for another machine, where it is run: there it has a lock of its own, too. */
  network?: string;
  /** What its environment has besides that of the tests. */
  variables?: Record<string, string>;
}

/** Folders for the run files and the journals of a test, outside the project. */
export async function scratchPlace(): Promise<CrashTestFolders> {
  const folder = await scratchFolder();
  const place = { runs: path.join(folder, "runs"), journals: path.join(folder, "journals") };
  await mkdir(place.runs);
  return place;
}

/** A `measure` command that was started. */
export type Measuring = ResultPromise<{ all: true; reject: false; forceKillAfterDelay: false }>;

/** Starts `measure` as a person would, with its run files and journals in folders of its own. */
export function startMeasure(
  { runs, journals }: CrashTestFolders,
  flags: string[],
  { onlyCore, network, variables }: Machine = {},
): Measuring {
  const command = [process.execPath, path.join(ROOT, "runner/main.ts"), "measure", ...flags];
  const [program = "", ...args] = [
    ...(network === undefined
      ? []
      : ["nsenter", `--net=/run/netns/${network}`, "unshare", "--mount", ...withOwnTemporary()]),
    ...(onlyCore === undefined ? [] : ["taskset", "--cpu-list", String(onlyCore)]),
    ...command,
  ];
  const measuring = execa(program, args, {
    cwd: ROOT,
    env: { ...variables, BENCHBOOK_RUNS: runs, BENCHBOOK_JOURNALS: journals },
    all: true,
    reject: false,
    // What is asked to end stops its targets first, for as long as that takes here.
    forceKillAfterDelay: false,
  });
  runners.add(measuring.pid ?? 0);
  return measuring;
}

/** Runs `measure` to its end. */
export async function measure(...flags: string[]): Promise<LetInResult> {
  return measureOn({}, flags);
}

/**
 * Runs `measure` to its end on a machine that is less than this one.
 *
 * @param at where it writes, and finds what an interrupted run has written; in new folders where it is not said
 */
export async function measureOn(machine: Machine, flags: string[], at?: CrashTestFolders): Promise<LetInResult> {
  const place = at ?? (await scratchPlace());
  const said: string[] = [];
  const { exitCode, all } = await retryWhileBusy(
    async () => {
      const ended = await startMeasure(place, flags, machine);
      said.push(ended.all);
      return ended;
    },
    ({ all }) => all,
    { isApart: machine.network !== undefined },
  );
  return { exitCode, output: all, refused: said.slice(0, -1).join("\n"), ...(await runFilesIn(place)) };
}

const GOES_ON = new Set(["--resume", "--salvage"]);

/**
 * Runs `measure` to its end, or until the moment at which it is killed. Where it was refused at first because the machine
 * was busy, its lines begin with what it said then: it may have removed something before that.
 */
export async function runIn(place: CrashTestFolders, flags: string[], killAt: Moment | null): Promise<RunOutcome> {
  const lines: string[] = [];
  const last = await retryWhileBusy(
    async () => {
      // Nothing is left of a run that was refused: its journal would be taken for that of the run to come.
      if (!flags.some((flag) => GOES_ON.has(flag))) await empty(place.journals);
      const ran = await runUntilKilled(place, flags, killAt);
      runners.add(ran.pid);
      lines.push(...ran.lines);
      return ran;
    },
    ({ lines: said }) => said.join("\n"),
  );
  return { ...last, lines };
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) await rm(path.join(folder, name));
}
