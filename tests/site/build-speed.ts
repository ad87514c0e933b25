import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import Table from "cli-table3";
import { execa } from "execa";
import { encodeRun, parseRun } from "../../content/run/parse.ts";
import type { Run } from "../../content/run/run.ts";
import { checkCommand, readFlags } from "../../runner/cli/check-command.ts";
import { wholeNumber } from "../../runner/cli/parse-flags.ts";

/** The most that a further run may cost, as a part of a cold build. */
const FURTHER_SHARE = 0.002;
const FOLDER = path.resolve(".benchbook/build-speed");

const { further } = readFlags<{ further: number }>(
  checkCommand(
    "bench:build",
    "Prints how long a build takes: cold, without anything kept from an earlier one, and for each further stored run, beside a limit that is a part of the cold build. The further runs are copies of the largest stored one.",
  ).option("--further <n>", "how many further runs to add", wholeNumber(1, 10_000), 20),
);
const coldSeconds = await timeBuild(await storedRuns());
const fullerSeconds = await timeBuild([...(await storedRuns()), ...(await furtherRuns(further))]);
const perRun = (fullerSeconds - coldSeconds) / further;
const share = perRun / coldSeconds;
const percent = (part: number) => `${(100 * part).toFixed(2)}%`;

const table = new Table({ head: ["", "measured", "limit"], style: { head: [], border: [] } });
table.push(["cold build", `${coldSeconds.toFixed(1)} s`, ""]);
table.push([`each of ${further} further runs`, `${(1000 * perRun).toFixed(0)} ms`, ""]);
table.push(["the same over a cold build", percent(share), percent(FURTHER_SHARE)]);
console.log(table.toString());
await rm(FOLDER, { recursive: true, force: true });
process.exitCode = share <= FURTHER_SHARE ? 0 : 1;

/** A run file by its name. */
type RunText = [name: string, text: string];

async function storedRuns(): Promise<RunText[]> {
  const names = (await readdir("content/runs")).filter((name) => name.endsWith(".json"));
  return Promise.all(
    names.map(async (name): Promise<RunText> => [name, await readFile(`content/runs/${name}`, "utf8")]),
  );
}

/** Older than every other, so that the article stays about the same run. */
async function furtherRuns(count: number): Promise<RunText[]> {
  const [largest] = (await storedRuns()).toSorted(([, a], [, b]) => b.length - a.length);
  if (!largest) throw new Error('expected a stored run to copy, got none; run "pnpm measure" first');
  const run = await parseRun(largest[1], largest[0]);
  return Promise.all(Array.from({ length: count }, (_, index) => copyOf(run, index)));
}

async function copyOf({ digest: _, ...run }: Run, index: number): Promise<RunText> {
  const startedAt = new Date(Date.UTC(2020, 0, 1, 0, index)).toISOString();
  const id = `${startedAt.replace(/[-:.]/g, "")}-${run.plan.name}-${run.environment.backend}`;
  return [`${id}.json`, JSON.stringify(await encodeRun({ ...run, id, startedAt }))];
}

async function timeBuild(runs: RunText[]): Promise<number> {
  await rm(FOLDER, { recursive: true, force: true });
  await rm(".next", { recursive: true, force: true });
  await mkdir(`${FOLDER}/runs`, { recursive: true });
  for (const [name, text] of runs) await writeFile(`${FOLDER}/runs/${name}`, text);
  const began = performance.now();
  await execa(process.execPath, ["app/site/build-site.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { BENCHBOOK_RUNS: `${FOLDER}/runs`, BENCHBOOK_OUT: `${FOLDER}/out` },
  });
  return (performance.now() - began) / 1000;
}
