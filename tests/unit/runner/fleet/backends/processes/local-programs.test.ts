import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import {
  foldersOf,
  localProgram,
  searchPath,
} from "../../../../../../runner/fleet/backends/processes/local-programs.ts";
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

const found = async (folder: string, ...command: string[]) =>
  localProgram({ command }, [folder], await searchPath([folder], undefined));

const why = async (folder: string, ...command: string[]) => (await found(folder, ...command)).missing;

it("finds the programs of an application's own virtual environment before all others", async () => {
  const folder = await folderWith(".venv/bin/serve-it");
  expect((await searchPath([folder], "/ours")).split(path.delimiter).slice(0, 2)).toEqual([
    path.join(folder, ".venv/bin"),
    "/ours",
  ]);
  expect(await why(folder, "serve-it", "--port=1")).toBeUndefined();
});

it("finds a program by its path from the folder that it is started in, and the Node that runs this", async () => {
  expect(await why(await folderWith("bin/serve-it"), "./bin/serve-it")).toBeUndefined();
  expect(await why(await scratchFolder(), "node", "server.js")).toBeUndefined();
});

it("looks in the folders above the one that it is started in, as far as they are of the same project", () => {
  expect(foldersOf("/shop/api/src", "/shop")).toEqual(["/shop/api/src", "/shop/api", "/shop"]);
  expect(foldersOf("/shop", "/shop")).toEqual(["/shop"]);
  expect(foldersOf("/elsewhere/api", "/shop")).toEqual(["/elsewhere/api"]);
});

it.each([
  ["bin/serve-it", "/app/bin/serve-it"],
  ["serve-it", "/srv/serve-it"],
  [".venv/bin/serve-it", "/app/.venv/bin/serve-it"],
])("finds %s where its image has it as %s", async (here, program) => {
  const folder = await folderWith(here);
  expect(await found(folder, program, "--port=1")).toEqual({ program: path.join(folder, here) });
});

it("finds by its name what an image has beside its other programs", async () => {
  expect(await found(await folderWith(".venv/bin/serve-it"), "/usr/local/bin/serve-it")).toEqual({
    program: "serve-it",
  });
  expect(await found(await scratchFolder(), "/bin/sh")).toEqual({ program: "/bin/sh" });
});

it("starts nothing that is written for an image alone, nor a folder", async () => {
  for (const script of ["start.sh", "entrypoint", "docker-entrypoint"])
    expect(await why(await folderWith(script), `/app/${script}`)).toMatch(
      /, got none: its image may have it; build it/,
    );
  expect(await why(await folderWith("app/main"), "/app")).toMatch(/^expected the program \/app to start it with/);
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
