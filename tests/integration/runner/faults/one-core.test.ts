import { execa } from "execa";
import { expect, it } from "vitest";
import { measureOn } from "../command.ts";

const taskset = await execa("taskset", ["--version"], { reject: false });

it.skipIf(taskset.exitCode !== 0)("measures on a machine with one core, with workers to match", async () => {
  const flags =
    "--plan quick --on processes --target-seconds 0.1 --levels 1,3 --repetitions 1 --endpoints sync-cpubound";
  const targets = ["--targets", "fastapianalytics,flask1xanalytics"];
  const { run, output } = await measureOn({ onlyCore: 0 }, [...flags.split(" "), ...targets]);
  expect(run?.environment.targetCores, output).toEqual([0]);
  const workersOf = (wanted: string) => run?.targets.find(({ name }) => name === wanted)?.workers;
  expect([workersOf("fastapianalytics"), workersOf("flask1xanalytics")]).toEqual([1, 2]);
  const levels = run?.observations.flatMap((seen) => (seen.kind === "burst" && !seen.cold ? [seen.level] : [])) ?? [];
  expect(new Set(levels)).toEqual(new Set([1, 3]));
  expect(run?.targets.every(({ information }) => information?.cores === 1)).toBe(true);
});
