import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drawingDigest, sourcesDigest } from "../../../../../app/site/export/sources-digest.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

let root = "";
let before = "";

const write = async (file: string, text = "") => {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
};

beforeEach(async () => {
  root = await scratchFolder();
  for (const file of ["next.config.mjs", "tsconfig.json", "package.json", "pnpm-lock.yaml"]) await write(file);
  for (const file of ["app/page.tsx", "content/run/run.ts", "content/runs/1.json", "content/articles/a/article.mdx"])
    await write(file);
  before = await sourcesDigest(root);
});

afterEach(() => vi.unstubAllEnvs());

describe("the digest of what a site is compiled from", () => {
  it.each([
    "app/page.tsx",
    "app/deep/new.css",
    "content/run/run.ts",
    "content/articles/a/article.ts",
    "pnpm-lock.yaml",
  ])("changes with %s", async (file) => {
    await write(file, "changed");
    expect(await sourcesDigest(root)).not.toBe(before);
  });

  it("changes where a file has another name, or is gone", async () => {
    await rm(path.join(root, "app/page.tsx"));
    const gone = await sourcesDigest(root);
    await write("app/pages.tsx");
    expect(new Set([before, gone, await sourcesDigest(root)]).size).toBe(3);
  });

  it("does not change with the base path, below which it is drawn: however that is written", async () => {
    const atRoot = await drawingDigest(undefined, root);
    vi.stubEnv("BASE_PATH", "name");
    const below = await drawingDigest(undefined, root);
    expect(await sourcesDigest(root)).toBe(before);
    vi.stubEnv("BASE_PATH", "/name/");
    expect(await drawingDigest(undefined, root)).toBe(below);
    expect(below).not.toBe(atRoot);
  });

  it.each(["content/runs/1.json", "content/runs/2.json", "content/articles/a/article.mdx"])(
    "stays the same with another %s, which is read when pages are drawn",
    async (file) => {
      await write(file, "changed");
      expect(await sourcesDigest(root)).toBe(before);
    },
  );
});
