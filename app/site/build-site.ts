import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { basePath } from "../address/base-path.ts";
import { absolute } from "../address/site-url.ts";
import { UserError } from "../errors/user-error.ts";
import { notMeasured, readArticles } from "../library/articles.ts";
import { checkRuns } from "../library/runs.ts";
import { exportFault } from "./export-fault.ts";
import { finishSite } from "./finish/finish-site.ts";
import { OUT } from "./out-folder.ts";
import { printClaims } from "./print-claims.ts";
import { runProgram, siteCommand } from "./program.ts";

// Next exports into here; the site takes its place only once it is whole.
const UNFINISHED = `.benchbook/site-${process.pid}`;
const FAILURE = ".benchbook/build-failure.txt";

const { strict } = siteCommand("build", "Builds the site about the stored runs, into out/.")
  .option("--strict", "fail where a claim of an article does")
  .parse()
  .opts<{ strict?: true }>();

/** Checks runs and articles, exports the site, and prepares it for static hosts; returns the exit code. */
async function build(): Promise<number> {
  const base = basePath();
  const address = absolute("/");
  if (!address)
    console.log("SITE_URL is not set: pages name no whole addresses, and have no picture for links to them.");
  let failing = 0;
  for (const { slug, reason } of await notMeasured())
    console.log(`Leaving out the article ${slug}, which is not measured yet: ${reason}`);
  for (const article of await readArticles()) {
    console.log(`Writing "${article.title}" about run ${article.run.id} (${article.run.status}).`);
    failing += printClaims(judgeClaims(article.claims, article.run));
  }
  if (failing > 0 && strict) {
    console.error(`benchbook: --strict expects every claim to hold or to be undecided, but ${failing} fail; see above`);
    return 1;
  }
  const exitCode = await exportChecked();
  if (exitCode === 0) {
    await finishSite(UNFINISHED, base);
    await rm(OUT, { recursive: true, force: true });
    await rename(UNFINISHED, OUT);
  }
  await rm(UNFINISHED, { recursive: true, force: true });
  return exitCode;
}

/** Exports the site and checks all stored runs at the same time: an export leaves a core free for most of it. */
async function exportChecked(): Promise<number> {
  const refused = new AbortController();
  const exported = exportSite(refused.signal);
  try {
    await checkRuns();
  } catch (thrown) {
    refused.abort();
    await exported.catch(() => undefined);
    throw thrown;
  }
  return exported;
}

/** Shows the export's output; the reason for a failure is printed in one sentence and written to a file in full. */
async function exportSite(cancelSignal: AbortSignal): Promise<number> {
  const result = await execa("next", ["build"], {
    preferLocal: true,
    stdin: "inherit",
    stdout: ["inherit", "pipe"],
    stderr: "pipe",
    reject: false,
    cancelSignal,
    env: { NEXT_TELEMETRY_DISABLED: "1", BENCHBOOK_EXPORT: UNFINISHED },
  });
  if (result.exitCode === undefined) throw result;
  if (result.exitCode === 0) {
    if (result.stderr) console.error(result.stderr);
    return 0;
  }
  await mkdir(path.dirname(FAILURE), { recursive: true });
  await writeFile(FAILURE, `${result.stdout}\n${result.stderr}\n`);
  throw new UserError(`${exportFault(result.stderr)}; all that was said is in ${FAILURE}`);
}

await runProgram(build);
