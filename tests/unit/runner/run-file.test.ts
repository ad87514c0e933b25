import { mkdtemp, readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { parseRun } from "../../../content/run/parse.ts";
import { openJournal } from "../../../runner/journal.ts";
import { assemble, writeRun } from "../../../runner/run-file.ts";
import { smallRun } from "../content/run/small-run.ts";

const folder = () => mkdtemp(path.join(os.tmpdir(), "benchbook-"));

async function journalOf(message: string) {
  const { id, startedAt, plan, environment, targets, observations, iterations, durations } = await smallRun();
  const journal = await openJournal(await folder(), id);
  await journal.append({ begun: { id, startedAt, plan, environment } });
  await journal.append({ targets });
  for (const observation of observations) await journal.append({ observation });
  for (const one of iterations) await journal.append({ iterations: one });
  if (message) await journal.append({ failure: { target: null, stage: "bring-up", message } });
  await journal.append({ ended: durations });
  return journal;
}

it("makes a run out of its journal that reads back as it was written", async () => {
  const journal = await journalOf("it broke");
  const run = await assemble(await journal.entries());
  await journal.close();
  const runs = await folder();
  const file = await writeRun(runs, run);
  expect(await parseRun(await readFile(file, "utf8"), file)).toEqual(run);
  expect(await readdir(runs)).toEqual([`${run.id}.json`]);
  expect(run.status).toBe("incomplete");
});

it("is complete when nothing failed", async () => {
  const journal = await journalOf("");
  expect((await assemble(await journal.entries())).status).toBe("complete");
  await journal.close();
});

it("takes absolute paths out of what failed", async () => {
  const journal = await journalOf("cannot open /home/someone/project/file.py");
  expect((await assemble(await journal.entries())).failures[0]?.message).toBe("cannot open (path)");
  await journal.close();
});

it("cannot be made from a journal that ended before the run did", async () => {
  const journal = await journalOf("");
  const entries = (await journal.entries()).filter((entry) => !("ended" in entry));
  await expect(assemble(entries)).rejects.toThrow(/durations/);
  await journal.close();
});
