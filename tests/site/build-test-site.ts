import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { CONTRIBUTED } from "../../content/run/contributed.ts";
import { parseRun } from "../../content/run/parse.ts";
import { OFFLINE } from "../fixture/isolation/offline-env.ts";
import { gappedRun } from "../fixture/made-run/gapped.ts";
import { hostileFile } from "../fixture/made-run/hostile.ts";
import { fileOf, fixtureRun } from "../fixture/made-run/run.ts";
import { storedFiles } from "../fixture/run-files/stored.ts";
import { SITES, type TestSite } from "./sites.ts";

/** The run files that each site is about, by their names. */
const FILES: Record<keyof typeof SITES, () => Promise<Record<string, string>>> = {
  stored: withContributed,
  hostile: async () => named(await hostileFile()),
  incomplete: async () => named(await fileOf(await gappedRun())),
  several: async () => named(await fileOf(await fixtureRun())),
};

/** The quick one as if somebody else had measured it. */
async function withContributed(): Promise<Record<string, string>> {
  const files = Object.entries(await storedFiles());
  return Object.fromEntries(
    files.map(([name, text]) => [name.includes("-quick-") ? `${CONTRIBUTED}/${name}` : name, text]),
  );
}

async function named(file: string): Promise<Record<string, string>> {
  return { [`${(await parseRun(file, "a run of the tests")).id}.json`]: file };
}

/** Builds a site of the tests; returns the exit code and what the build said, without colours. */
export async function buildTestSite(name: keyof typeof SITES): Promise<[number, string]> {
  const { out, basePath, siteUrl, articles }: TestSite = SITES[name];
  const runs = path.resolve(`${out}-runs`);
  await rm(runs, { recursive: true, force: true });
  await mkdir(path.join(runs, CONTRIBUTED), { recursive: true });
  for (const [file, text] of Object.entries(await FILES[name]())) await writeFile(path.join(runs, file), text);
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
