import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { revision } from "../../../../runner/observe/revision.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";

const NOBODY = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"];

it("tells the commit and whether files had changed since, and nothing where git does not say", async () => {
  const clone = await scratchFolder();
  const git = (...args: string[]) => execa("git", [...NOBODY, ...args], { cwd: clone });
  expect(await revision(clone)).toBeNull();
  await git("init", "--quiet");
  expect(await revision(clone)).toBeNull();
  await copyFile(".gitignore", path.join(clone, ".gitignore"));
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Begin");
  const commit = (await git("rev-parse", "HEAD")).stdout;

  // A run is no change of what measures, nor is the file that pnpm has there for a moment whenever it looks for its store.
  await mkdir(path.join(clone, "content/runs"), { recursive: true });
  await writeFile(path.join(clone, "content/runs/one.json"), "{}");
  await writeFile(path.join(clone, "_tmp_27310_0d076818"), "");
  expect(await revision(clone)).toEqual({ commit, dirty: false });

  await writeFile(path.join(clone, "other.ts"), "");
  expect(await revision(clone)).toEqual({ commit, dirty: true });

  // A commit is still found where files cannot be compared with it.
  await writeFile(path.join(clone, ".git/index"), "damaged");
  expect(await revision(clone)).toBeNull();
});
