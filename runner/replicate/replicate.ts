import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../../content/run/parse.ts";
import { runId } from "../../content/run/parts/units.ts";
import type { Run } from "../../content/run/run.ts";
import { printPublished } from "../cli/print-replication.ts";
import type { ReplicateOptions } from "../plan/options.ts";
import { articlesOf, type KnownArticle, readArticle } from "../program/articles.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { RUNS } from "../program/folders.ts";
import { measure } from "../run/measure.ts";
import { newestUnfinished } from "../run/resume/unfinished.ts";
import { requireSiteSettings, runScript } from "../run/run-script.ts";
import { findPublished } from "./find-published.ts";
import { printComparison } from "./print-comparison.ts";
import { storePublished } from "./store-published.ts";

/** Measures a published run again by its own plan, and builds the site with both; returns the exit code of measuring. */
export async function replicate(options: ReplicateOptions, interruption: AbortSignal): Promise<number> {
  const { source, resume, build, ...asked } = options;
  const published = await findPublished(source, interruption);
  const { run } = published;
  printPublished(run);
  if (build && !options.dryRun) await requireSiteSettings(interruption);
  const article = await knownArticle(run);
  const resumed = resume ? await unfinishedOf(run) : undefined;
  const how = resumed === undefined ? { replicates: run } : { resume: resumed };
  if (!options.dryRun) await storePublished(published);
  const named = article && !resume ? { article: article.slug } : {};
  const exitCode = await measure({ ...asked, ...how, ...named, plan: run.plan.name }, interruption);
  if (options.dryRun) return exitCode;
  const yours = resumed === undefined ? await newestOf(run) : await ownRun(resumed);
  printComparison({ theirs: run, yours }, article ? [article] : await articlesOf(run.plan).catch(() => []));
  if (!build) return exitCode;
  await runScript("app/site/build-site.ts", interruption);
  console.log(`\nBeside each other: /compare/${run.id}/${yours.id}/ of the site that "pnpm preview" serves.`);
  return exitCode;
}

/** The article that a run was measured for, where it is an article here too. */
async function knownArticle({ plan, id }: Run): Promise<KnownArticle | null> {
  if (plan.article === null) return null;
  return readArticle(plan.article).catch(() => {
    console.log(`Run ${id} is for the article ${plan.article}, which is not here: measuring from docker-compose.yml.`);
    return null;
  });
}

/** @throws ExitError (usage) where no unfinished run repeats this one */
async function unfinishedOf({ id }: Run): Promise<string> {
  const unfinished = await newestUnfinished(({ replicates }) => replicates?.run === id);
  if (unfinished) return unfinished.begun.id;
  throw new ExitError(
    `--resume: expected an unfinished run that repeats ${id}, got none; leave out --resume to begin one`,
    EXIT.usage,
  );
}

/** A run that was measured here, by its id: there may be newer ones that repeat the same. */
async function ownRun(id: string): Promise<Run> {
  const name = `${id}.json`;
  return parseRun(await readFile(path.join(RUNS, name), "utf8"), name);
}

/** The newest stored run that repeats another. */
async function newestOf({ id }: Run): Promise<Run> {
  const names = (await readdir(RUNS)).filter((name) => runId.safeParse(path.basename(name, ".json")).success);
  for (const name of names.toSorted().reverse()) {
    const text = await readFile(path.join(RUNS, name), "utf8");
    if (!text.includes(id)) continue;
    // What else is stored there may be damaged, which the build of the site says.
    const run = await parseRun(text, name).catch(() => null);
    if (run?.plan.replicates?.run === id) return run;
  }
  throw new ExitError(`expected a run that repeats ${id} in ${RUNS}, got none`, EXIT.unable);
}
