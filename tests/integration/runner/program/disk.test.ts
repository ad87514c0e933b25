import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { readJournal } from "../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../runner/run/journal/journal-state.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { SCRIPTS } from "../faulted-run/services/compose-service.ts";
import { wholeRun } from "../result/whole-run.ts";
import { runIn } from "../start/command.ts";
import { lightRun } from "../start/light-run.ts";
import { runningServers } from "../start/running-servers.ts";

const SHORT = await lightRun();

const mounted: string[] = [];
const canMount = await tried();
const why = canMount ? "" : " (skipped: nothing can be mounted here)";

/** Whether a small file system can be made here: for that one has to be root, with all that it may usually do. */
async function tried(): Promise<boolean> {
  const folder = await scratchFolder();
  const made = await execa("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { reject: false });
  if (made.exitCode === 0) await execa("umount", [folder]);
  return made.exitCode === 0;
}

/** A folder with so much room. */
async function small(folder: string, size: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await execa("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  mounted.push(folder);
  return folder;
}

const remount = (folder: string, how: string) => execa("mount", ["-o", `remount,${how}`, folder]);

afterEach(async () => {
  for (const folder of mounted.splice(0)) await execa("umount", [folder]);
  expect(await runningServers(SCRIPTS)).toEqual([]);
});

it.skipIf(!canMount)(
  `keeps what it has when the disk of its journal is full, resumes from there, and writes the run file when there is room${why}`,
  async () => {
    const folder = await scratchFolder();
    const place = {
      runs: await small(path.join(folder, "runs"), "8k"),
      journals: await small(path.join(folder, "journals"), "24k"),
    };
    const { exitCode, lines } = await runIn(place, SHORT, null);
    const said = lines.slice(-2).join("\n");
    expect(exitCode, lines.join("\n")).toBe(3);
    expect(said).toMatch(
      /expected to write the run's journal, but no space is left there; free some\nNothing is lost: \d+/,
    );
    const [name = ""] = await readdir(place.journals);
    const kept = journalStateOf(await readJournal(path.join(place.journals, name))).observations.length;
    expect(said).toContain(`Nothing is lost: ${kept} observations are kept`);
    expect(kept).toBeGreaterThan(0);

    await remount(place.journals, "size=9m");
    const resumed = await runIn(place, ["--resume"], null);
    expect(resumed.exitCode, resumed.lines.join("\n")).toBe(3);
    expect(resumed.lines.slice(-2).join("\n")).toMatch(
      /expected to write the run file, but no space is left there.*\nNothing is lost/,
    );
    expect(await readdir(place.runs)).toEqual([]);

    await remount(place.runs, "size=9m");
    const written = await runIn(place, ["--resume"], null);
    await wholeRun(place, written.exitCode, written.lines.join("\n"));
    expect(written.lines.filter((line) => line.startsWith("["))).toEqual([]);
    expect(await readdir(place.runs)).toEqual([name.replace("ndjson", "json")]);
  },
);

it.skipIf(!canMount)(`starts nothing when its run file could not be written${why}`, async () => {
  const folder = await scratchFolder();
  const place = { runs: await small(path.join(folder, "runs"), "8k"), journals: path.join(folder, "journals") };
  await remount(place.runs, "ro");
  const { exitCode, lines } = await runIn(place, SHORT, null);
  expect(exitCode).toBe(3);
  expect(lines.at(-1)).toMatch(/expected to write the run file, but it is on a file system that is read-only/);
  expect(await readdir(folder)).toEqual(["runs"]);
});
