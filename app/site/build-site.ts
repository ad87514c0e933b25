import { mkdir, rm } from "node:fs/promises";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { basePath } from "../address/base-path.ts";
import { absolute } from "../address/site-url.ts";
import { removeStale } from "../kept/kept.ts";
import { notMeasured, readArticles } from "../library/articles.ts";
import { listRuns } from "../library/runs.ts";
import { drawingDigest } from "./export/sources-digest.ts";
import { putInPlace, requireReplaceable } from "./finish/put-in-place.ts";
import { OUT } from "./out-folder.ts";
import { printClaims } from "./print-claims.ts";
import { runProgram, siteCommand } from "./program.ts";
import { drawSite } from "./whole/draw-site.ts";
import { removeAbandoned, WORK } from "./whole/work-folder.ts";

const { strict } = siteCommand("build", "Builds the site about the stored runs, into out/.")
  .option("--strict", "fail where a claim of an article does")
  .parse()
  .opts<{ strict?: true }>();

/** Checks runs and articles, exports the site, and prepares it for static hosts; returns the exit code. */
async function build(): Promise<number> {
  const base = basePath();
  const address = absolute("/");
  await requireReplaceable(OUT);
  if (!address)
    console.log("SITE_URL is not set: pages name no whole addresses, and have no picture for links to them.");
  // What is computed of runs is kept under this, by this program and by those that it starts.
  process.env.BENCHBOOK_SOURCES = await sourcesNow();
  await listRuns();
  let failing = 0;
  for (const { slug, reason } of await notMeasured())
    console.log(`Leaving out the article ${slug}, which is not measured yet: ${reason}`);
  for (const article of await readArticles()) {
    const { title, run, passedOver } = article;
    const newer = passedOver ? `; run ${passedOver} is newer, but incomplete` : "";
    console.log(`Writing "${title}" about run ${run.id} (${run.status})${newer}.`);
    failing += printClaims(judgeClaims(article.claims, run));
  }
  if (failing > 0 && strict) {
    console.error(`benchbook: --strict expects every claim to hold or to be undecided, but ${failing} fail; see above`);
    return 1;
  }
  await removeAbandoned();
  try {
    await mkdir(WORK, { recursive: true });
    const site = await drawSite(WORK, base);
    await removeStale(await sourcesNow());
    await putInPlace(site, OUT);
    return 0;
  } finally {
    await rm(WORK, { recursive: true, force: true });
  }
}

function sourcesNow(): Promise<string> {
  return drawingDigest(process.env.BENCHBOOK_ARTICLES);
}

await runProgram(build);
