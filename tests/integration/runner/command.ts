import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa, type ResultPromise } from "execa";
import { expect } from "vitest";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { unexplained } from "../../../runner/checks/crash-test/held-up.ts";
import { type Moment, type Place, type Ran, run } from "../../../runner/checks/crash-test/run-until-killed.ts";
import { OWNER_VARIABLE, pidOf } from "../../../runner/guard/owner.ts";
import { scratchFolder } from "../../fixture/scratch.ts";

export { scratchFolder };

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");

/** How a `measure` command ended, and the run files it left. */
export interface Measured {
  exitCode: number | undefined;
  output: string;
  files: string[];
  run: Run | undefined;
}

/** On what `measure` is run. */
export interface Machine {
  /** The only core that it and all it starts may use. */
  onlyCore?: number;
}

/** PIDs of the runs that this file has started. */
const runners = new Set<number>();

/** Folders for the run files and the journals of a test, outside the project. */
export async function scratchPlace(): Promise<Place> {
  const folder = await scratchFolder();
  const place = { runs: path.join(folder, "runs"), journals: path.join(folder, "journals") };
  await mkdir(place.runs);
  return place;
}

/** Starts `measure` as a person would, with its run files and journals in folders of its own. */
export function startMeasure(
  { runs, journals }: Place,
  flags: string[],
  { onlyCore }: Machine = {},
): ResultPromise<{ all: true; reject: false }> {
  const command = [process.execPath, path.join(ROOT, "runner/main.ts"), "measure", ...flags];
  const pinned = onlyCore === undefined ? command : ["taskset", "--cpu-list", String(onlyCore), ...command];
  const [program = "", ...args] = pinned;
  const measuring = execa(program, args, {
    cwd: ROOT,
    env: { BENCHBOOK_RUNS: runs, BENCHBOOK_JOURNALS: journals },
    all: true,
    reject: false,
  });
  runners.add(measuring.pid ?? 0);
  return measuring;
}

/** Runs `measure` to its end. */
export async function measure(...flags: string[]): Promise<Measured> {
  return measureOn({}, flags);
}

/** Runs `measure` to its end on a machine that is less than this one. */
export async function measureOn(machine: Machine, flags: string[]): Promise<Measured> {
  const place = await scratchPlace();
  const { exitCode, all } = await untilLetIn(
    () => startMeasure(place, flags, machine),
    ({ all }) => all,
  );
  const files = await readdir(place.runs);
  const [file] = files;
  const made = file ? await parseRun(await readFile(path.join(place.runs, file), "utf8"), file) : undefined;
  return { exitCode, output: all, files, run: made };
}

/** Runs `measure` to its end, or until the moment at which it is killed. */
export function runIn(place: Place, flags: string[], killAt: Moment | null): Promise<Ran> {
  return untilLetIn(
    async () => {
      // Nothing is left of a run that was refused: its journal would be taken for that of the run to come.
      if (!flags.some((flag) => GOES_ON.has(flag))) await empty(place.journals);
      const ran = await run(place, flags, killAt);
      runners.add(ran.pid);
      return ran;
    },
    ({ lines }) => lines.join("\n"),
  );
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) await rm(path.join(folder, name));
}

const GOES_ON = new Set(["--resume", "--salvage"]);
const BUSY = /^benchbook: self-test: /m;
const TAKEN = /^benchbook: another run is under way/m;
/** An instrument that is refused so often is wrong, and not on a busy machine. */
const MOST_REFUSALS = 10;

/**
 * Starts a run again for as long as the machine, and not what is tested, is the reason for its refusal: somebody else
 * measures on it, or it is too busy to be trusted.
 */
export async function untilLetIn<T>(start: () => PromiseLike<T>, said: (ended: T) => string): Promise<T> {
  for (let refusals = 0; ; await sleep(1000)) {
    const ended = await start();
    if (BUSY.test(said(ended))) refusals += 1;
    else if (!TAKEN.test(said(ended))) return ended;
    if (refusals === MOST_REFUSALS) return ended;
  }
}

/** The run file that a run left, which measured all but what other work on the machine kept it from. */
export async function wholeRun({ runs }: Place, exitCode: number | null | undefined, said: string): Promise<Run> {
  const names = (await readdir(runs)).filter((name) => name.endsWith(".json"));
  expect(names, said).toHaveLength(1);
  const [name = ""] = names;
  const made = await parseRun(await readFile(path.join(runs, name), "utf8"), name);
  expectWhole({ exitCode, run: made }, said);
  return made;
}

/** Expects a run to have measured all but what other work on the machine kept it from, and to say so. */
export function expectWhole({ exitCode, run: made }: { exitCode?: number | null; run: Run | undefined }, said: string) {
  expect(made && unexplained(made), said).toEqual([]);
  expect([exitCode, made?.status], said).toEqual(made?.failures.length === 0 ? [0, "complete"] : [1, "incomplete"]);
}

/** PIDs of the servers of this project that runs of this test file have started, those that were killed included. */
export async function runningServers(): Promise<string[]> {
  const { stdout } = await execa("pgrep", ["--full", "targets\\.(fastapi|flask|upstream)\\.app:app"], {
    reject: false,
  });
  const ofRuns = await Promise.all(stdout.split("\n").filter(Boolean).map(ofRun));
  return ofRuns.flatMap((pid) => pid ?? []);
}

/** The PID of a process that a run of this file has started: what a run starts carries its mark. */
async function ofRun(pid: string): Promise<string | undefined> {
  const variables = (await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")).split("\0");
  const owner = variables.find((one) => one.startsWith(`${OWNER_VARIABLE}=`))?.slice(OWNER_VARIABLE.length + 1);
  return runners.has(pidOf(owner ?? "") ?? 0) ? pid : undefined;
}
