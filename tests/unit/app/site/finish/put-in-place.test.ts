import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { putInPlace, requireReplaceable } from "../../../../../app/site/finish/put-in-place.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

vi.mock("node:fs/promises", async (original) => {
  const all = await original<typeof import("node:fs/promises")>();
  return { ...all, rename: vi.fn(all.rename) };
});
afterEach(() => void vi.mocked(rename).mockClear());

/** A folder with some empty files in it. */
async function folderWith(...names: string[]): Promise<string> {
  const folder = path.join(await scratchFolder(), "site");
  await mkdir(folder);
  for (const name of names) await writeFile(path.join(folder, name), "");
  return folder;
}

describe("what takes the place of a site", () => {
  it.each([
    ["a site that was built before", ["_headers", "index.html", "feed.xml"]],
    ["an empty folder", []],
  ])("may take that of %s", async (_, names) => {
    await expect(requireReplaceable(await folderWith(...names))).resolves.toBeUndefined();
  });

  it("may take that of nothing", async () => {
    await expect(requireReplaceable(path.join(await scratchFolder(), "a", "b"))).resolves.toBeUndefined();
  });

  it.each([
    ["a project", ["package.json", "index.html"]],
    ["documents", ["letter.txt"]],
    ["another site", ["index.html"]],
  ])("never takes that of %s", async (_, names) => {
    const folder = await folderWith(...names);
    await expect(requireReplaceable(folder)).rejects.toThrow(
      `expected BENCHBOOK_OUT to name a folder that is empty, has a built site or is not there, got ${folder}, which holds`,
    );
    expect(await readdir(folder)).toEqual(names.toSorted());
  });

  it("never takes that of a file", async () => {
    const file = path.join(await folderWith("a"), "a");
    await expect(requireReplaceable(file)).rejects.toThrow(`expected BENCHBOOK_OUT to name a folder, got ${file}`);
  });
});

describe("a site that is whole", () => {
  it.each([
    ["renamed", undefined],
    ["copied where it is on another file system", "EXDEV"],
    ["copied where a folder is mounted in its place", "EBUSY"],
  ])("is %s, and nothing of the one before is left", async (_, code) => {
    const [site, before] = [await folderWith("_headers", "index.html"), await folderWith("index.html", "old.html")];
    await mkdir(path.join(site, "runs"));
    await writeFile(path.join(site, "runs", "index.html"), "runs");
    if (code) vi.mocked(rename).mockRejectedValueOnce(Object.assign(new Error(code), { code }));
    await putInPlace(site, before);
    expect((await readdir(before)).toSorted()).toEqual(["_headers", "index.html", "runs"]);
    expect(await readFile(path.join(before, "runs", "index.html"), "utf8")).toBe("runs");
  });

  it("is put where no folder is yet", async () => {
    const place = path.join(await scratchFolder(), "a", "b");
    await putInPlace(await folderWith("_headers", "index.html"), place);
    expect((await readdir(place)).toSorted()).toEqual(["_headers", "index.html"]);
  });
});
