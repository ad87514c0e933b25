import { access, readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { RunStopped } from "../../../../../runner/program/failure.ts";
import { stopped } from "../../../../../runner/run/resume/stopped.ts";
import { emptyJournal, journalOf } from "../journal/journal.fixture.ts";

const ID = "20260102T030405Z-quick-processes";
const cause = new Error("interrupted by SIGINT");

it("says which run was stopped, by what, and how many observations are kept", async () => {
  const thrown = await stopped(cause, await journalOf());
  expect(thrown).toBeInstanceOf(RunStopped);
  expect(thrown).toMatchObject({ cause, id: ID, observations: 1 });
});

it("removes a journal that has no observation, and says only what happened", async () => {
  const journal = await emptyJournal(ID);
  expect(await stopped(cause, journal)).toBe(cause);
  await expect(access(journal.file)).rejects.toThrow();
});

it("keeps a journal that it cannot read", async () => {
  const journal = await journalOf();
  const text = await readFile(journal.file, "utf8");
  await writeFile(journal.file, `garbage\n${text}`);
  expect(await stopped(cause, journal)).toBe(cause);
  await access(journal.file);
});
