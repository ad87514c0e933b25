import { mkdtemp, readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");

/** How a `measure` command ended, and the run files it left. */
export interface Measured {
  exitCode: number | undefined;
  output: string;
  files: string[];
  run: Run | undefined;
}

/** A folder for run files, outside the project. */
export async function scratchFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), "benchbook-"));
}

/** On what `measure` is run. */
export interface Machine {
  /** The only core that it and all it starts may use. */
  onlyCore?: number;
}

/** Where the journals of runs go whose run files go to a folder. */
export const journalsOf = (folder: string) => `${folder}.journals`;

/** Starts `measure` as a person would, with its run files and journals in folders of its own. */
export function startMeasure(
  folder: string,
  flags: string[],
  { onlyCore }: Machine = {},
): ResultPromise<{ all: true; reject: false }> {
  const command = [process.execPath, path.join(ROOT, "runner/main.ts"), "measure", ...flags];
  const pinned = onlyCore === undefined ? command : ["taskset", "--cpu-list", String(onlyCore), ...command];
  const [program = "", ...args] = pinned;
  return execa(program, args, {
    cwd: ROOT,
    env: { BENCHBOOK_RUNS: folder, BENCHBOOK_JOURNALS: journalsOf(folder) },
    all: true,
    reject: false,
  });
}

/** Runs `measure` to its end. */
export async function measure(...flags: string[]): Promise<Measured> {
  return measureOn({}, flags);
}

/** Runs `measure` to its end on a machine that is less than this one. */
export async function measureOn(machine: Machine, flags: string[]): Promise<Measured> {
  const folder = await scratchFolder();
  const { exitCode, all } = await startMeasure(folder, flags, machine);
  const files = await readdir(folder);
  const [file] = files;
  const run = file ? await parseRun(await readFile(path.join(folder, file), "utf8"), file) : undefined;
  return { exitCode, output: all, files, run };
}

/** PIDs of the servers of this project that are running on this machine. */
export async function runningServers(): Promise<string[]> {
  const { stdout } = await execa("pgrep", ["--full", "targets\\.(fastapi|flask|upstream)\\.app:app"], {
    reject: false,
  });
  return stdout.split("\n").filter(Boolean);
}
