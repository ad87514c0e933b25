import { access, readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { RunStopped } from "../../../../../runner/program/run-stopped.ts";
import { stopped } from "../../../../../runner/run/resume/stopped.ts";
import { smallRun } from "../../../content/run/small-run.ts";
import { emptyJournal, journalOf } from "../journal/journal.fixture.ts";

const ID = "20260102T030405Z-quick-processes";
const cause = new Error("interrupted by SIGINT");

it("says which run was stopped, by what, how many observations are kept, and which run it repeats", async () => {
  const thrown = await stopped(cause, await journalOf());
  expect(thrown).toBeInstanceOf(RunStopped);
  expect(thrown).toMatchObject({ cause, kept: { id: ID, observations: 1, repeats: null } });
  const run = await smallRun();
  const replicates = { run: "20260101T030405Z-quick-compose", digest: run.digest };
  const again = await journalOf("", { ...run, plan: { ...run.plan, replicates } });
  expect(await stopped(cause, again)).toMatchObject({ kept: { id: ID, repeats: replicates.run } });
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
