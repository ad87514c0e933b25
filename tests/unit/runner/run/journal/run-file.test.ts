import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parseRun } from "../../../../../content/run/parse.ts";
import { assemble, writeRun } from "../../../../../runner/run/journal/run-file.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { endedJournal, journalOf } from "./journal.fixture.ts";

it("makes a run out of its journal that reads back as it was written", async () => {
  const journal = await endedJournal("it broke");
  const { run, file: content } = await assemble(await journal.entries());
  const runs = await scratchFolder();
  const file = await writeRun(runs, content);
  expect(await parseRun(await readFile(file, "utf8"), file)).toEqual(run);
  expect(await readdir(runs)).toEqual([`${run.id}.json`]);
  expect(run).toMatchObject({ status: "incomplete", durations: { measuringSeconds: 0.5, observedSeconds: 0.5 } });
});

it("is complete when nothing failed", async () => {
  const journal = await endedJournal();
  expect((await assemble(await journal.entries())).run.status).toBe("complete");
});

it("takes absolute paths out of what failed, and keeps nothing that only the journal needs", async () => {
  const journal = await endedJournal("cannot open /home/someone/project/file.py");
  const { run } = await assemble(await journal.entries());
  expect(run.failures[0]?.message).toBe("cannot open (path)");
  expect(Object.keys(run)).not.toContain("services");
});

it("is partial when its journal stops before the run ended, with the durations that are known", async () => {
  const journal = await journalOf();
  const { run } = await assemble(await journal.entries());
  expect(run).toMatchObject({
    status: "partial",
    durations: { bringUpSeconds: null, measuringSeconds: 0.5, observedSeconds: 0.5, tearDownSeconds: null },
  });
});

it("cannot be made from a journal that has no beginning", async () => {
  await expect(assemble([])).rejects.toThrow(/startedAt/);
});

it("says where it was interrupted and resumed, once however often that was tried", async () => {
  const journal = await journalOf();
  await journal.append({ resumedAt: "2026-01-02T04:00:00.000Z" });
  await journal.append({ resumedAt: "2026-01-02T05:00:00.000Z" });
  await journal.append({ ended: { bringUpSeconds: 1, tearDownSeconds: 0.1 } });
  expect((await assemble(await journal.entries())).run.interruptions).toEqual([
    { beforeOrder: 1, resumedAt: "2026-01-02T05:00:00.000Z" },
  ]);
});

it("has the seconds that were chosen in its plan, and beside it what was wanted and why", async () => {
  const journal = await endedJournal();
  const amount = { work: "matrix" as const, wantedSeconds: 0.25, chosenSeconds: 0.4, reason: "slow" };
  await journal.append({ chosen: { amounts: [amount], iterations: [] } });
  const { run } = await assemble(await journal.entries());
  expect(run.plan).toMatchObject({ targetSeconds: 0.4, sweeps: [{ workSeconds: 0.4 }] });
  expect(run.amounts).toEqual([amount]);
});
