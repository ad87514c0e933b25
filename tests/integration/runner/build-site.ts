import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { encodeRun } from "../../../content/run/parse.ts";
import { type Measured, ROOT, scratchFolder } from "./command.ts";

/** The text of the pages about a run, without markup. */
export interface Pages {
  article: string;
  run: string;
  /** The markup of the article. */
  html: string;
}

/** Builds the site about a measured run alone, in a folder of its own, and reads its pages. */
export async function buildSite({ run }: Measured): Promise<Pages> {
  if (!run) throw new Error("expected a run to build a site about, came none");
  const folder = await scratchFolder();
  const runs = path.join(folder, "runs");
  await mkdir(runs);
  await writeFile(path.join(runs, `${run.id}.json`), JSON.stringify(await encodeRun(run)));
  const out = path.join(folder, "out");
  const env = { BENCHBOOK_RUNS: runs, BENCHBOOK_OUT: out };
  const built = await execa(process.execPath, ["app/build.ts"], {
    cwd: ROOT,
    env,
    all: true,
    reject: false,
    preferLocal: true,
  });
  if (built.exitCode !== 0) throw new Error(`expected the site to be built, came ${built.all}`);
  const html = await readFile(path.join(out, "index.html"), "utf8");
  const page = await readFile(path.join(out, "runs", run.id, "index.html"), "utf8");
  await rm(folder, { recursive: true, force: true });
  return { html, article: textOf(html), run: textOf(page) };
}

function textOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}
