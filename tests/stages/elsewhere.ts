import { cp, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileOf, fixtureRun } from "../fixture/run.ts";
import { removeScratch, scratchFolder } from "../fixture/scratch.ts";
import { ROOT } from "./command.ts";
import type { Counts } from "./result.ts";
import type { Output } from "./stage.ts";
import { runVitest } from "./vitest.ts";

/** What is made and not written: a copy of the project needs none of it. */
const MADE = new Set(["node_modules", ".git", ".next", "out", ".benchbook"]);

/** Runs the unit tests in a copy of the project in which another run is the only one that is stored. */
export async function testElsewhere(output: Output): Promise<Counts> {
  const copy = await scratchFolder();
  try {
    for (const name of await readdir(ROOT))
      if (!MADE.has(name)) await cp(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    await symlink(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
    await replaceRuns(path.join(copy, "content/runs"));
    return await runVitest({ project: "unit", folder: copy }, output);
  } finally {
    await removeScratch();
  }
}

async function replaceRuns(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const run = await fixtureRun({ id: "20991231T235959999Z-quick-processes", startedAt: "2099-12-31T23:59:59.999Z" });
  await writeFile(path.join(folder, `${run.id}.json`), await fileOf(run));
}
