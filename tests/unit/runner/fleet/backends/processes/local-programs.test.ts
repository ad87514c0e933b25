import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { searchPath, whyNotHere } from "../../../../../../runner/fleet/backends/processes/local-programs.ts";
import { scratchFolder } from "../../../../../fixture/isolation/scratch.ts";

/** A folder with a program, which may be in a folder of its own. */
async function folderWith(program: string): Promise<string> {
  const folder = await scratchFolder();
  const file = path.join(folder, program);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, 0o755);
  return folder;
}

const why = async (folder: string, ...command: string[]) =>
  whyNotHere({ command }, folder, await searchPath(folder, undefined));

it("finds the programs of an application's own virtual environment before all others", async () => {
  const folder = await folderWith(".venv/bin/serve-it");
  expect((await searchPath(folder, "/ours")).split(path.delimiter).slice(0, 2)).toEqual([
    path.join(folder, ".venv/bin"),
    "/ours",
  ]);
  expect(await why(folder, "serve-it", "--port=1")).toBeUndefined();
});

it("finds a program by its path from the folder that it is started in, and the Node that runs this", async () => {
  expect(await why(await folderWith("bin/serve-it"), "./bin/serve-it")).toBeUndefined();
  expect(await why(await scratchFolder(), "node", "server.js")).toBeUndefined();
});

it("says in a sentence which program is missing, or that the folder is", async () => {
  const folder = await scratchFolder();
  expect(await why(folder, "serve-it")).toMatch(
    /^expected the program serve-it to start it with, got none .*--on compose/,
  );
  expect(await why(folder, "./serve-it")).toMatch(
    /^expected the program .\/serve-it .*, got none: its image may have it; /,
  );
  expect(await why(folder)).toMatch(
    /^expected a command to start it with, got none: only Compose knows .*--on compose/,
  );
  expect(await why(path.join(folder, "gone"), "node")).toMatch(/^expected its folder .*, got none/);
});
