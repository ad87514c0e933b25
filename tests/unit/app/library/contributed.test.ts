import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { sha256 } from "../../../../app/kept/kept.ts";
import { chooseRun } from "../../../../app/library/choose-run.ts";
import { fileDigest, isContributed, listRuns, rawRun, readRun, runIds } from "../../../../app/library/runs.ts";
import { changeLog } from "../../../../app/runs/change-log.ts";
import type { Run } from "../../../../content/run/run.ts";
import { ownRunsFolder } from "../../../fixture/isolation/own-runs-folder.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

const folder = ownRunsFolder();
const OWN = "20260102T030405Z-quick-processes";
const THEIRS = "20260103T030405Z-quick-processes";
const AGAIN = "20260104T030405Z-quick-processes";
const newest = { slug: "one", run: { newestOf: "any plan" as const, withTargets: [], withSteadyLoad: false } };

async function store(id: string, within = ".", of: Partial<Run> = {}): Promise<string> {
  const text = await fileOf(await fixtureRun({ ...of, id }));
  await mkdir(path.join(folder(), within), { recursive: true });
  await writeFile(path.join(folder(), within, `${id}.json`), text);
  return text;
}

it("lists what others have contributed among all runs, and says so", async () => {
  await store(OWN);
  const text = await store(THEIRS, "contributed");
  expect(await runIds()).toEqual([THEIRS, OWN]);
  expect((await listRuns()).map((run) => run.isContributed)).toEqual([true, false]);
  expect([await isContributed(THEIRS), await isContributed(OWN)]).toEqual([true, false]);
  expect((await readRun(THEIRS)).id).toBe(THEIRS);
  expect(await rawRun(THEIRS)).toBe(text);
  expect(await fileDigest(THEIRS)).toBe(sha256(text));
});

it("takes none of them for the newest run of an article, unless it is named", async () => {
  await store(OWN);
  await store(THEIRS, "contributed");
  expect(await chooseRun(newest, "article.ts")).toMatchObject({ runId: OWN, isPinned: false });
  const pinned = { slug: "one", run: { pinned: THEIRS } };
  expect(await chooseRun(pinned, "article.ts")).toMatchObject({ runId: THEIRS, isPinned: true, isContributed: true });
});

it("is about what repeats a run of others only where nothing else was measured here", async () => {
  const { plan, digest } = await fixtureRun();
  const repeating = { ...plan, replicates: { run: THEIRS, digest } };
  await store(THEIRS, "contributed");
  await expect(chooseRun(newest, "article.ts")).rejects.toThrow(/expected a stored run/);
  await store(AGAIN, ".", { plan: repeating });
  expect(await chooseRun(newest, "article.ts")).toMatchObject({ runId: AGAIN, isContributed: false });
  await store(OWN);
  expect(await chooseRun(newest, "article.ts")).toMatchObject({ runId: OWN, isContributed: false });
});

it("sets no run of others beside the next one as what was before it", async () => {
  for (const id of [OWN, AGAIN]) await store(id);
  await store(THEIRS, "contributed");
  const logged = changeLog(await listRuns()).map(({ run, before }) => [run.id, before?.id]);
  expect(logged).toEqual([
    [AGAIN, OWN],
    [THEIRS, OWN],
    [OWN, undefined],
  ]);
});

it("refuses one id twice, in one sentence", async () => {
  await store(OWN);
  await store(OWN, "contributed");
  await expect(listRuns()).rejects.toThrow(`expected each id once, got ${OWN}.json also in contributed/; remove one`);
});
