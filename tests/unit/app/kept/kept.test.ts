import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { kept, readKept, removeStale } from "../../../../app/kept/kept.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const ONE = { kind: "numbers", from: ["a run", "a digest"] };
const OTHER = { kind: "numbers", from: ["a run", "another digest"] };
const VALUE = { text: "µ", none: null, numbers: [1, Number.POSITIVE_INFINITY, Number.NaN] };

let folder = "";
beforeEach(async () => {
  folder = await scratchFolder();
  vi.stubEnv("BENCHBOOK_KEPT", folder);
  vi.stubEnv("BENCHBOOK_SOURCES", "version-one");
  return () => vi.unstubAllEnvs();
});

const files = async () =>
  (await readdir(path.join(folder, "version-one"))).map((name) => path.join(folder, "version-one", name));
const keepOne = () => kept(ONE, async () => VALUE);

it("computes once, and has the very same afterwards", async () => {
  const make = vi.fn(async () => VALUE);
  expect(await kept(ONE, make)).toEqual(VALUE);
  expect(await kept(ONE, make)).toEqual(VALUE);
  expect(make).toHaveBeenCalledTimes(1);
});

it("has nothing for another run, or for another version of the code", async () => {
  await keepOne();
  expect(await readKept(OTHER)).toBeNull();
  vi.stubEnv("BENCHBOOK_SOURCES", "version-two");
  expect(await readKept(ONE)).toBeNull();
});

it("believes nothing that was changed, cut short or emptied, and computes it again", async () => {
  await keepOne();
  const [file = ""] = await files();
  const whole = await readFile(file);
  for (const place of [0, 63, 64, 80, whole.length - 1]) {
    const damaged = Buffer.from(whole);
    damaged[place] = (damaged[place] ?? 0) ^ 1;
    await writeFile(file, damaged);
    expect(await readKept(ONE), `changed at ${place}`).toBeNull();
  }
  for (const length of [0, 10, 64, whole.length - 1]) {
    await writeFile(file, whole);
    await truncate(file, length);
    expect(await readKept(ONE), `cut to ${length}`).toBeNull();
  }
  expect(await keepOne()).toEqual(VALUE);
  expect(await readKept(ONE)).toEqual(VALUE);
});

it("believes no file that was kept under another key or by another version, and put in its place", async () => {
  await keepOne();
  const [file = ""] = await files();
  await kept(OTHER, async () => "of the other");
  const other = (await files()).find((name) => name !== file) ?? "";
  await copyFile(other, file);
  expect(await readKept(ONE)).toBeNull();
  vi.stubEnv("BENCHBOOK_SOURCES", "version-two");
  await mkdir(path.join(folder, "version-two"));
  await copyFile(other, path.join(folder, "version-two", path.basename(other)));
  expect(await readKept(OTHER)).toBeNull();
});

it("keeps nothing where no version of the code is known, and computes all the same where it cannot write", async () => {
  vi.stubEnv("BENCHBOOK_SOURCES", undefined);
  expect(await keepOne()).toEqual(VALUE);
  expect(await readdir(folder)).toEqual([]);
  vi.stubEnv("BENCHBOOK_SOURCES", "version-one");
  vi.stubEnv("BENCHBOOK_KEPT", path.join(folder, "a file"));
  await writeFile(path.join(folder, "a file"), "");
  expect(await keepOne()).toEqual(VALUE);
});

it("removes what other versions have kept, and all of it where the code has changed meanwhile", async () => {
  await keepOne();
  await mkdir(path.join(folder, "version-zero"));
  await removeStale("version-one");
  expect(await readdir(folder)).toEqual(["version-one"]);
  await removeStale("version-two");
  expect(await readdir(folder)).toEqual([]);
});
