import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { ROOT } from "../../start/command.ts";

const CHECKS = path.join(ROOT, "runner/checks/self-test");

/** The file of a server with one thing changed: what it answers is then not what is known. */
export async function lying(script: string, from: string, to: string): Promise<string> {
  const text = await readFile(path.join(CHECKS, script), "utf8");
  expect(text).toContain(from);
  const file = path.join(await scratchFolder(), "server.ts");
  const imported = (_: string, place: string) => `from "${path.resolve(CHECKS, place)}"`;
  await writeFile(file, text.replace(from, to).replace(/from "(\.[^"]*)"/g, imported));
  return file;
}
