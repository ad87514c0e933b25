import { rename, rm } from "node:fs/promises";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { basePath } from "../address/base-path.ts";
import { absolute } from "../address/site-url.ts";
import { notMeasured, readArticles } from "../library/articles.ts";
import { checkRuns } from "../library/runs.ts";
import { exportSite } from "./export/export-site.ts";
import { finishSite } from "./finish/finish-site.ts";
import { OUT } from "./out-folder.ts";
import { printClaims } from "./print-claims.ts";
import { runProgram, siteCommand } from "./program.ts";

// Next exports into here; the site takes its place only once it is whole.
const UNFINISHED = `.benchbook/site-${process.pid}`;

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
  try {
    await exportChecked();
    await finishSite(UNFINISHED, base);
    await rm(OUT, { recursive: true, force: true });
    await rename(UNFINISHED, OUT);
    return 0;
  } finally {
    await rm(UNFINISHED, { recursive: true, force: true });
  }
}

/** Exports the site and checks all stored runs at the same time: an export leaves a core free for most of it. */
async function exportChecked(): Promise<void> {
  const refused = new AbortController();
  const exported = exportSite(UNFINISHED, refused.signal);
  try {
    await checkRuns();
  } catch (thrown) {
    refused.abort();
    await exported.catch(() => undefined);
    throw thrown;
  }
  await exported;
}

await runProgram(build);
