import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFile(path.join(ROOT, file), "utf8");

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ resolution: z.record(z.string(), z.unknown()) })),
});
const workspaceSchema = z.object({ allowBuilds: z.record(z.string(), z.boolean()) });
const packageSchema = z.looseObject({
  name: z.string().optional(),
  scripts: z.looseObject({}).optional(),
});
const BUILD_SCRIPTS = ["preinstall", "install", "postinstall"];

it("takes every package from the registry, by the hash of its content", async () => {
  const { packages } = lockSchema.parse(parse(await read("pnpm-lock.yaml")));
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  const other = Object.entries(packages).filter(
    ([, { resolution }]) =>
      !/^sha512-[\w+/]{86}==$/.test(String(resolution.integrity)) || Object.keys(resolution).length > 1,
  );
  expect(other).toEqual([]);
});

it("lets no package run a build script that was not allowed or forbidden by its name", async () => {
  const { allowBuilds } = workspaceSchema.parse(parse(await read("pnpm-workspace.yaml")));
  const building: string[] = [];
  for await (const file of glob("node_modules/.pnpm/*/node_modules/{*,@*/*}/package.json", { cwd: ROOT })) {
    const { name, scripts = {} } = packageSchema.parse(JSON.parse(await read(file)));
    if (name && BUILD_SCRIPTS.some((script) => Object.hasOwn(scripts, script))) building.push(name);
  }
  expect(building.length).toBeGreaterThan(0);
  expect([...new Set(building)].filter((name) => !Object.hasOwn(allowBuilds, name))).toEqual([]);
});

it.each(["requirements.txt", "requirements-dev.txt", "requirements-audit.txt", "requirements-uv.txt"])(
  "pins every package of %s with hashes",
  async (name) => {
    const lines = (await read(`targets/${name}`)).replaceAll("\\\n", " ").split("\n");
    const packages = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
    expect(packages.length).toBeGreaterThan(0);
    for (const line of packages) expect(line).toMatch(/^[\w.-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+$/);
  },
);
