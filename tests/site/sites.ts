import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { parseRun } from "../../content/run/parse.ts";
import { TWO_ARTICLES } from "../fixture/articles/write-article.ts";
import { OFFLINE } from "../fixture/isolation/offline-env.ts";
import { gappedRun } from "../fixture/made-run/gapped.ts";
import { hostileFile } from "../fixture/made-run/hostile.ts";
import { fileOf, fixtureRun } from "../fixture/made-run/run.ts";
import { storedFiles } from "../fixture/run-files/stored.ts";

/** A site that is built for the tests alone: about what runs, and where its host would have it. */
export interface TestSite {
  /** Where it is exported to. */
  out: string;
  basePath: string;
  /** Its whole address, where it is to know that. */
  siteUrl?: string;
  /** The folder of its articles, where those are not the stored ones. */
  articles?: string;
  /** The run files that it is about, by their names. */
  files(): Promise<Record<string, string>>;
}

/**
 * The sites that tests look at. None of them knows what is stored in content/runs. Those with the same base path follow each
 * other, so that what was compiled for one is used for the next: first those at the root, as what was built before most often is.
 */
export const SITES = {
  /** Runs that were measured, as any reader would have them. */
  stored: { out: ".benchbook/sites/stored", basePath: "", files: storedFiles },
  /** A run in which every text is hostile. */
  hostile: { out: ".benchbook/sites/hostile", basePath: "", files: async () => named(await hostileFile()) },
  /** A run with a gap of every kind, below a base path as a project's page on a shared host is. */
  incomplete: {
    out: ".benchbook/sites/incomplete",
    basePath: "/benchbook",
    siteUrl: "https://example.org",
    files: async () => named(await fileOf(await gappedRun())),
  },
  /** Two articles about one run, where there are as many as anybody likes. */
  several: {
    out: ".benchbook/sites/several",
    basePath: "/benchbook",
    siteUrl: "https://example.org",
    articles: TWO_ARTICLES,
    files: async () => named(await fileOf(await fixtureRun())),
  },
} satisfies Record<string, TestSite>;

async function named(file: string): Promise<Record<string, string>> {
  return { [`${(await parseRun(file, "a run of the tests")).id}.json`]: file };
}

/** Builds a site of the tests; returns the exit code and what the build said, without colours. */
export async function buildTestSite({ out, basePath, siteUrl, articles, files }: TestSite): Promise<[number, string]> {
  const runs = path.resolve(`${out}-runs`);
  await rm(runs, { recursive: true, force: true });
  await mkdir(runs, { recursive: true });
  for (const [name, text] of Object.entries(await files())) await writeFile(path.join(runs, name), text);
  // A base path means the same without its slash; and a build that asks another machine for anything ends there.
  const where = { BENCHBOOK_OUT: out, BASE_PATH: basePath.slice(1), SITE_URL: siteUrl ?? "" };
  // What a build of the stored runs has kept stays kept.
  const env = { BENCHBOOK_RUNS: runs, BENCHBOOK_KEPT: ".benchbook/sites/kept", ...where };
  const { exitCode, all } = await execa(process.execPath, ["app/site/build-site.ts"], {
    all: true,
    reject: false,
    env: { NO_COLOR: "1", FORCE_COLOR: "0", ...env, ...OFFLINE, ...(articles && { BENCHBOOK_ARTICLES: articles }) },
  });
  return [exitCode ?? 1, all];
}
