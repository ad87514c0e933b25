import { appendFile, readFile, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { keepSecret } from "../../../../../runner/program/secrets/secrets.ts";
import { readJournal, reopenJournal } from "../../../../../runner/run/journal/journal.ts";
import { journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { smallRun } from "../../../content/run/small-run.ts";
import { journalOf } from "./journal.fixture.ts";

it("reads back what was appended, in order, as soon as it was", async () => {
  const journal = await journalOf();
  expect((await journal.entries()).map((entry) => Object.keys(entry)[0])).toEqual([
    "begun",
    "started",
    "observation",
    "chosen",
  ]);
  await journal.append({ writtenAt: "now" });
  expect((await readJournal(journal.file)).at(-1)).toEqual({ writtenAt: "now" });
});

it.each([1, 100, 70_000])("does without a last line that was torn after %i bytes", async (bytes) => {
  const journal = await journalOf();
  await journal.close();
  await appendFile(journal.file, `{"observation":"${"x".repeat(bytes)}`.slice(0, bytes));
  expect(await readJournal(journal.file)).toHaveLength(4);
});

it("cuts a torn line off before it goes on, so that the next one is whole", async () => {
  const journal = await journalOf();
  await journal.close();
  await appendFile(journal.file, '{"observation":{"kind":"bur');
  const again = await reopenJournal(journal.file);
  await again.append({ writtenAt: "later" });
  await again.close();
  expect(await readJournal(journal.file)).toHaveLength(5);
  expect(await readFile(journal.file, "utf8")).toMatch(/\n\{"writtenAt":"later"\}\n$/);
});

it("has nothing when its very first line was torn", async () => {
  const journal = await journalOf();
  await journal.close();
  await writeFile(journal.file, '{"begun":');
  expect(await readJournal(journal.file)).toEqual([]);
});

it("names the line that is no entry when it is not the last", async () => {
  const journal = await journalOf();
  await journal.close();
  const [first = "", ...others] = (await readFile(journal.file, "utf8")).split("\n");
  await writeFile(journal.file, [first, "garbage", ...others].join("\n"));
  await expect(readJournal(journal.file)).rejects.toThrow(/expected an entry of a journal in line 2, got 7 bytes/);
});

it("has nothing of a secret that a server repeats, and names as they are, though they be the same word", async () => {
  const word = "boxkaempfer-zwoelf";
  keepSecret(word);
  const run = await smallRun();
  const journal = await journalOf(`no entry for ${word}`, {
    ...run,
    targets: run.targets.map((target) => ({ ...target, name: word })),
  });
  const { started } = journalStateOf(await journal.entries());
  expect(started.failures[0]?.message).toBe("no entry for (not shown)");
  expect(started.targets[0]?.name).toBe(word);
  await journal.close();
});
