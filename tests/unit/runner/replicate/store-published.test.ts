import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { CONTRIBUTED } from "../../../../content/run/contributed.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

let runs: string;
let storePublished: typeof import("../../../../runner/replicate/store-published.ts").storePublished;
let findPublished: typeof import("../../../../runner/replicate/find-published.ts").findPublished;

// The folder of runs is read when the modules are loaded, so they are loaded anew for a folder of this test.
beforeAll(() => vi.resetModules());
beforeEach(async () => {
  vi.resetModules();
  runs = await scratchFolder();
  vi.stubEnv("BENCHBOOK_RUNS", runs);
  ({ storePublished } = await import("../../../../runner/replicate/store-published.ts"));
  ({ findPublished } = await import("../../../../runner/replicate/find-published.ts"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const never = new AbortController().signal;

it("stores a run as it was published, once, among those that were measured elsewhere", async () => {
  const run = await fixtureRun();
  const text = ` ${await fileOf(run)}\n`;
  await storePublished({ run, text });
  await storePublished({ run, text: await fileOf(run) });
  expect(await readFile(path.join(runs, CONTRIBUTED, `${run.id}.json`), "utf8")).toBe(text);
  await expect(readFile(path.join(runs, `${run.id}.json`))).rejects.toThrow(/ENOENT/);
  expect((await findPublished(run.id, never)).run.digest).toBe(run.digest);
});

it("keeps another run that is stored under its name", async () => {
  const [run, other] = [await fixtureRun(), await fixtureRun({ status: "partial" })];
  await storePublished({ run: other, text: await fileOf(other) });
  await expect(storePublished({ run, text: await fileOf(run) })).rejects.toThrow(/got another; rename or remove that/);
  expect(await readFile(path.join(runs, CONTRIBUTED, `${run.id}.json`), "utf8")).toBe(await fileOf(other));
});

it.each([
  ["one's own", ".", CONTRIBUTED],
  ["contributed", CONTRIBUTED, "."],
])("knows a run that is stored as %s, and does not store it twice", async (_, within, elsewhere) => {
  const run = await fixtureRun();
  await mkdir(path.join(runs, within), { recursive: true });
  await writeFile(path.join(runs, within, `${run.id}.json`), await fileOf(run));
  await storePublished({ run, text: await fileOf(run) });
  await expect(readFile(path.join(runs, elsewhere, `${run.id}.json`))).rejects.toThrow(/ENOENT/);
  expect((await findPublished(run.id, never)).run.id).toBe(run.id);
});

it("says in one sentence that what is stored under its name is damaged", async () => {
  const run = await fixtureRun();
  await writeFile(path.join(runs, `${run.id}.json`), "{");
  await expect(storePublished({ run, text: await fileOf(run) })).rejects.toThrow(/expected a whole JSON document/);
});
