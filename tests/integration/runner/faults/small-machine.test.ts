import { symlink } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { beforeAll, expect, it } from "vitest";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { lastAttempts } from "../result/last-attempts.ts";
import { type MeasureResult, measureOn } from "../start/command.ts";

const hasTaskset = (await execa("taskset", ["--version"], { reject: false })).exitCode === 0;
const endpoints = "sync-cpubound,badasync-cpubound";
const flags = `--plan quick --on processes --target-seconds 0.05 --levels 2,3 --repetitions 1 --endpoints ${endpoints}`;
const targets = ["--targets", "fastapianalytics,flask1xanalytics"];

let measured: MeasureResult;

/** A path with what a run needs beside Python, and without top. */
async function withoutTop(): Promise<string> {
  const folder = await scratchFolder();
  for (const program of ["mkfifo", "taskset"]) {
    const { stdout } = await execa("sh", ["-c", `command -v ${program}`], { reject: false });
    if (stdout) await symlink(stdout, path.join(folder, program));
  }
  return folder;
}

beforeAll(async () => {
  const python = await execa("python3", ["-c", "import sys; print(sys.executable)"]);
  const variables = { PATH: await withoutTop(), BENCHBOOK_PYTHON: python.stdout };
  measured = await measureOn({ variables, ...(hasTaskset && { onlyCore: 0 }) }, [...flags.split(" "), ...targets]);
});

it.skipIf(!hasTaskset)("measures on a machine with one core, with workers to match", () => {
  const { run, output } = measured;
  expect(run?.environment.targetCores, output).toEqual([0]);
  const workersOf = (wanted: string) => run?.targets.find(({ name }) => name === wanted)?.workers;
  expect([workersOf("fastapianalytics"), workersOf("flask1xanalytics")]).toEqual([1, 2]);
  const levels = run?.observations.flatMap((seen) => (seen.kind === "burst" && !seen.cold ? [seen.level] : [])) ?? [];
  expect(new Set(levels)).toEqual(new Set([2, 3]));
  expect(run?.targets.every(({ information }) => information?.cores === 1)).toBe(true);
});

it("goes on without top, says what to install, and ends with 1", () => {
  const { exitCode, output, run } = measured;
  expect({ exitCode, status: run?.status }).toEqual({ exitCode: 1, status: "incomplete" });
  expect(output).toMatch(
    /Not measured: fastapianalytics, snapshot: expected the program top, got [^:]+: install the package procps/,
  );
  // Both endpoints of the first target, and the one that the second has of them.
  expect(run && lastAttempts(run)).toHaveLength(3 * 2);
});
