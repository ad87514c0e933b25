import { glob, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import Table from "cli-table3";
import { Option } from "commander";
import { execa } from "execa";
import { encodeRun, parseRun } from "../../content/run/parse.ts";
import type { Run } from "../../content/run/run.ts";
import { checkCommand, readFlags } from "../../runner/cli/check-command.ts";
import { wholeNumber } from "../../runner/cli/parse-flags.ts";
import { storedFiles } from "../fixture/run-files/stored.ts";
import { removeInTheEnd } from "../prepare/interruption.ts";
import { type ProcessUsage, watchProcesses } from "./watch-processes.ts";

const MEBIBYTE = 1024 ** 2;

const { runs: counts } = readFlags<{ runs: number[] }>(
  checkCommand(
    "bench:build",
    "Prints how long a build of so many runs takes, on the clock and of processors, and how much memory: cold, with nothing kept from an earlier build, and warm, straight after it. The runs are copies of a full one. It removes .next/.",
  ).addOption(
    new Option("--runs <list>", "numbers of runs, separated by commas")
      .argParser((text) => text.split(",").map((part) => wholeNumber(1, 10_000)(part)))
      .default([1, 10, 50, 200], "1,10,50,200"),
  ),
);
const full = await largestFixture();
const folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-build-"));
const interrupted = removeInTheEnd(folder);
const table = new Table({
  head: [
    ...["runs", "cold, s", "of processors", "warm, s", "of processors"],
    ...["a further run, cold, ms", "of processors", "warm, ms", "of processors"],
    ...["memory, MiB", "site, MiB", "kept, MiB"],
  ],
  style: { head: [], border: [] },
});
let first: Builds | null = null;
for (const runs of counts) {
  await rm(".next", { recursive: true, force: true });
  await storeCopies(runs);
  const [cold, warm] = [await build(), await build()];
  const beside: Builds = first ?? { runs, cold, warm };
  first ??= beside;
  const further = (now: number, before: number) =>
    runs === beside.runs ? "" : ((1000 * (now - before)) / (runs - beside.runs)).toFixed(0);
  table.push([
    runs,
    ...[cold, warm].flatMap(({ seconds, cpuSeconds }) => [seconds.toFixed(1), cpuSeconds.toFixed(0)]),
    ...(["cold", "warm"] as const).flatMap((kind) => {
      const [now, before] = [{ cold, warm }[kind], beside[kind]];
      return [further(now.seconds, before.seconds), further(now.cpuSeconds, before.cpuSeconds)];
    }),
    (Math.max(cold.peakBytes, warm.peakBytes) / MEBIBYTE).toFixed(0),
    await mebibytesIn(path.join(folder, "out")),
    await mebibytesIn(".next/cache/benchbook"),
  ]);
  console.log(table.toString());
}

async function largestFixture(): Promise<Run> {
  const [largest = ["none", ""]] = Object.entries(await storedFiles()).toSorted(([, a], [, b]) => b.length - a.length);
  return parseRun(largest[1], largest[0]);
}

/** Stores so many copies of the full run, each a minute older than the one before. */
async function storeCopies(count: number): Promise<void> {
  await rm(`${folder}/runs`, { recursive: true, force: true });
  await mkdir(`${folder}/runs`);
  const { digest: _, ...run } = full;
  for (let index = 0; index < count; index++) {
    const startedAt = new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString();
    const id = `${startedAt.replace(/[-:.]/g, "")}-${run.plan.name}-${run.environment.backend}`;
    await writeFile(`${folder}/runs/${id}.json`, JSON.stringify(await encodeRun({ ...run, id, startedAt })));
  }
}

interface Build extends ProcessUsage {
  seconds: number;
}

interface Builds {
  runs: number;
  cold: Build;
  warm: Build;
}

async function build(): Promise<Build> {
  const began = performance.now();
  const building = execa(process.execPath, ["app/site/build-site.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { BENCHBOOK_RUNS: `${folder}/runs`, BENCHBOOK_OUT: `${folder}/out` },
  });
  const ended = new AbortController();
  const used = watchProcesses(building.pid ?? 0, ended.signal);
  await building
    .catch((cause) => {
      // Otherwise this would end with its build, before what that has started has ended, too.
      if (!interrupted.aborted) throw cause;
      return new Promise<never>(() => {});
    })
    .finally(() => ended.abort());
  return { seconds: (performance.now() - began) / 1000, ...(await used) };
}

async function mebibytesIn(of: string): Promise<string> {
  let bytes = 0;
  for await (const file of glob("**/*", { cwd: of })) bytes += (await stat(path.join(of, file))).size;
  return (bytes / MEBIBYTE).toFixed(0);
}
