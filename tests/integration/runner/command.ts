import { mkdtemp, readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

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

/** Starts `measure` as a person would, with its run files in a folder of its own. */
export function startMeasure(folder: string, ...flags: string[]): ResultPromise<{ all: true; reject: false }> {
  return execa(process.execPath, [path.join(ROOT, "runner/main.ts"), "measure", ...flags], {
    cwd: ROOT,
    env: { BENCHBOOK_RUNS: folder },
    all: true,
    reject: false,
  });
}

/** Runs `measure` to its end. */
export async function measure(...flags: string[]): Promise<Measured> {
  const folder = await scratchFolder();
  const { exitCode, all } = await startMeasure(folder, ...flags);
  const files = await readdir(folder);
  const [file] = files;
  const run = file ? await parseRun(await readFile(path.join(folder, file), "utf8"), file) : undefined;
  return { exitCode, output: all, files, run };
}

/** PIDs of the servers of this project that are running on this machine. */
export async function runningServers(): Promise<string[]> {
  const { stdout } = await execa("pgrep", ["--full", "targets\\.(fastapi|flask)\\.app:app"], { reject: false });
  return stdout.split("\n").filter(Boolean);
}
