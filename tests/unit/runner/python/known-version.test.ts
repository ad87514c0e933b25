import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { knownVersion, noteVersion } from "../../../../runner/python/known-version.ts";

let folder = "";
const cache = () => path.join(folder, "cache");

async function program(name: string): Promise<string> {
  const file = path.join(folder, "bin", name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, 0o755);
  return file;
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "benchbook-"));
  vi.stubEnv("PATH", path.join(folder, "bin"));
  vi.stubEnv("BENCHBOOK_PYTHON", "");
  await program("python3");
  await noteVersion(cache(), "3.12.1");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it("knows the version that was found while the path leads to the same programs", async () => {
  await program("node");
  expect(await knownVersion(cache())).toBe("3.12.1");
});

it.each([
  ["another is installed", () => program("python3.13")],
  ["one is changed", async () => utimes(path.join(folder, "bin/python3"), 1, 1)],
  ["one is removed", () => rm(path.join(folder, "bin/python3"))],
  ["the path is another one", async () => vi.stubEnv("PATH", folder)],
  ["one is named", async () => vi.stubEnv("BENCHBOOK_PYTHON", "python3")],
  ["what was noted is damaged", () => writeFile(path.join(cache(), "python.json"), "{")],
])("has them asked again once %s", async (_, change) => {
  await change();
  expect(await knownVersion(cache())).toBeUndefined();
});

it("does not note what somebody names for once", async () => {
  vi.stubEnv("BENCHBOOK_PYTHON", "python3.11");
  await noteVersion(cache(), "3.11.0");
  vi.stubEnv("BENCHBOOK_PYTHON", "");
  expect(await knownVersion(cache())).toBe("3.12.1");
});
