import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { listArticles, notMeasured, readArticle, slugs } from "../../../../app/library/articles.ts";
import type { Run } from "../../../../content/run/run.ts";
import { TWO_ARTICLES, writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";
import { steadyRun } from "../../content/findings/steady/steady-run.fixture.ts";

const FULL = "20260101T030405Z-full-processes";
const QUICK = "20260102T030405Z-quick-processes";

let folder = "";

beforeEach(async () => {
  folder = await scratchFolder();
  const runs = await scratchFolder();
  vi.stubEnv("BENCHBOOK_ARTICLES", folder);
  vi.stubEnv("BENCHBOOK_RUNS", runs);
  const run = await fixtureRun();
  // The newer run measured one target only.
  for (const [id, startedAt, plan] of [
    [FULL, "2026-01-01T03:04:05.000Z", { name: "full" }],
    [QUICK, "2026-01-02T03:04:05.000Z", { name: "quick", targets: ["fastapianalytics"] }],
  ] as const)
    await writeFile(
      path.join(runs, `${id}.json`),
      await fileOf({
        ...run,
        id,
        startedAt,
        plan: { ...run.plan, ...plan, targets: [...(plan.targets ?? run.plan.targets)] },
      }),
    );
  return () => vi.unstubAllEnvs();
});

it("finds every folder, by the alphabet, and what each says of itself", async () => {
  vi.stubEnv("BENCHBOOK_ARTICLES", TWO_ARTICLES);
  const [first, second] = await listArticles();
  expect(first).toMatchObject({ slug: "first", title: "What it’s about", file: `${TWO_ARTICLES}/first/article.mdx` });
  expect(second).toMatchObject({ slug: "second", title: "Waiting, awaited" });
});

describe("an article is about", () => {
  it.each([
    ["the newest run", { newestOf: "any plan" }, QUICK, false],
    ["the newest of a plan", { newestOf: "full" }, FULL, false],
    ["the newest that measured its targets", { newestOf: "any plan", withTargets: ["flask1xanalytics"] }, FULL, false],
    ["the run that it names", { pinned: FULL }, FULL, true],
  ])("%s", async (_, run, runId, isPinned) => {
    await writeArticle(folder, "one", { run });
    expect(await readArticle("one")).toMatchObject({ slug: "one", runId, isPinned, run: { id: runId } });
  });
});

it("passes over runs that were measured for another article", async () => {
  const run = await fixtureRun();
  const [id, startedAt] = ["20260103T030405Z-quick-processes", "2026-01-03T03:04:05.000Z"];
  const runs = process.env.BENCHBOOK_RUNS ?? "";
  const plan = { ...run.plan, article: "two" };
  await writeFile(path.join(runs, `${id}.json`), await fileOf({ ...run, id, startedAt, plan }));
  await writeArticle(folder, "one", { run: { newestOf: "any plan" } });
  await writeArticle(folder, "two", { run: { newestOf: "any plan" } });
  expect((await readArticle("one")).runId).toBe(QUICK);
  expect((await readArticle("two")).runId).toBe(id);
});

describe("an article whose newest run is incomplete is about", () => {
  const id = "20260103T030405Z-full-processes";

  it.each([
    ["the newest complete one that was measured like it", {}, FULL, id],
    ["that run where no other has its plan", { plan: { name: "quick" } }, id, null],
    ["that run where no other is of its machine", { environment: { processor: "Another" } }, id, null],
    ["that run where no other was run in its way", { environment: { backend: "compose" } }, id, null],
  ])("%s", async (_, over: { plan?: object; environment?: object }, runId, passedOver) => {
    const run = await fixtureRun();
    const plan = { ...run.plan, name: "full", ...over.plan };
    const environment = { ...run.environment, ...over.environment };
    const newest = { ...run, id, startedAt: "2026-01-03T03:04:05.000Z", status: "incomplete", plan, environment };
    await writeFile(path.join(process.env.BENCHBOOK_RUNS ?? "", `${id}.json`), await fileOf(newest as Run));
    await writeArticle(folder, "one", { run: { newestOf: "any plan", withTargets: ["flask1xanalytics"] } });
    await writeArticle(folder, "two", { run: { pinned: id } });
    expect(await readArticle("one")).toMatchObject({ runId, passedOver });
    expect(await readArticle("two")).toMatchObject({ runId: id, passedOver: null });
  });
});

it("passes over runs whose targets ran on another machine than the client, which texts say nothing of", async () => {
  const run = await fixtureRun();
  const [id, startedAt] = ["20260103T030405Z-quick-swarm", "2026-01-03T03:04:05.000Z"];
  const node = { cores: 2, memoryBytes: 2e9, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
  const environment = { ...run.environment, backend: "swarm" as const, nodes: [node] };
  const file = path.join(process.env.BENCHBOOK_RUNS ?? "", `${id}.json`);
  await writeFile(file, await fileOf({ ...run, id, startedAt, environment }));
  await writeArticle(folder, "one", { run: { newestOf: "any plan" } });
  await writeArticle(folder, "two", { run: { pinned: id } });
  expect((await readArticle("one")).runId).toBe(QUICK);
  expect((await readArticle("two")).runId).toBe(id);
});

it("leaves out an article that no run suits, and says what is missing, while others have one", async () => {
  await writeArticle(folder, "measured");
  await writeArticle(folder, "unmeasured", { run: { newestOf: "full", withTargets: ["django"] } });
  expect((await listArticles()).map(({ slug }) => slug)).toEqual(["measured"]);
  expect(await notMeasured()).toEqual([
    {
      slug: "unmeasured",
      reason: expect.stringMatching(/measured django, got none; "pnpm measure unmeasured" makes/),
    },
  ]);
});

it("is about a run with steady load where it wants one", async () => {
  const run = await fixtureRun();
  const [id, startedAt] = ["20260101T030405Z-quick-processes", "2026-01-01T03:04:05.000Z"];
  const steady = (await steadyRun()).plan.steady;
  const about = { newestOf: "any plan", withSteadyLoad: true };
  await writeArticle(folder, "loaded", { run: about });
  expect(await notMeasured()).toMatchObject([
    { reason: expect.stringMatching(/any plan under steady load, got none/) },
  ]);
  const file = path.join(process.env.BENCHBOOK_RUNS ?? "", `${id}.json`);
  await writeFile(file, await fileOf({ ...run, id, startedAt, plan: { ...run.plan, steady } }));
  expect((await readArticle("loaded")).runId).toBe(id);
});

describe("is refused with the file and what was expected:", () => {
  it.each([
    ["a run that is not stored", { run: { pinned: "20250102T030405Z-quick-processes" } }, /: run: expected "20250102T/],
    [
      "targets that nobody measured",
      { run: { newestOf: "quick", withTargets: ["django"] } },
      /quick that measured django/,
    ],
    ["no way to choose a run", { run: "newest" }, /: article\.run: expected \{ newestOf: "any plan" \} or/],
    ["no title", { title: " " }, /: article\.title: expected text, got none/],
    ["a number in the title", { title: "Of 2026" }, /: title: expected a number to be looked up.*"2026"/],
    [
      "a number in the abstract",
      { abstract: { subjects: ["Of 2026"], findings: [], numbers: [] } },
      /: abstract: expected a number to be looked up.*"2026"/,
    ],
    [
      "a number in the picture for links",
      { picture: { endpoint: "sync-cpubound", says: "10 at once" } },
      /: picture\.says: expected a number to be looked up.*"10"/,
    ],
    [
      "a finding that is no claim",
      { abstract: { subjects: [], findings: ["flask-wins"], numbers: [] } },
      /: article\.abstract: expected a claim among .*got "flask-wins"$/,
    ],
    [
      "a number of the abstract that there is not",
      { abstract: { subjects: [], findings: [], numbers: [["a ", { of: "totl" }]] } },
      /: article\.abstract: expected a value among .*got "totl"$/,
    ],
    ["a key that there is not", { author: "b" }, /: article: Unrecognized key: "author"/],
  ])("%s", async (_, over, message) => {
    await writeArticle(folder, "one", over);
    const thrown = await readArticle("one").catch((cause: Error) => cause.message);
    expect(thrown).toMatch(message);
    expect(thrown).toMatch(/one\/article\.ts: /);
  });

  it("a folder without a record", async () => {
    await mkdir(path.join(folder, "one"));
    await expect(readArticle("one")).rejects.toThrow(/one\/article\.ts: expected a module that can be loaded, got: /);
  });

  it("a record that is exported under another name", async () => {
    await writeArticle(folder, "one");
    await writeFile(path.join(folder, "one/article.ts"), "export const piece = {};\n");
    await expect(readArticle("one")).rejects.toThrow(/one\/article\.ts: article: /);
  });

  it("a name that is no part of an address", async () => {
    await mkdir(path.join(folder, "My article"));
    await expect(slugs()).rejects.toThrow(/expected folders named like my-article, got "My article"/);
  });

  it("no article at all", async () => {
    await expect(slugs()).rejects.toThrow(/expected a folder for each article, got none/);
  });
});
