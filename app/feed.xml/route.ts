import { Feed } from "feed";
import { saySentence } from "../../content/articles/say-sentence.ts";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { differencesBetween } from "../../content/findings/differences.ts";
import { addressOf } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { absolute } from "../address/site-url.ts";
import { saidClaims } from "../article/elements/common/said-claims.ts";
import { readArticles, type StoredArticle } from "../library/articles.ts";
import type { ListedRun } from "../library/listed-run.ts";
import { readSite } from "../library/metadata.ts";
import { listRuns } from "../library/runs.ts";
import { changeLog, type LoggedRun, sayNoneBefore } from "../runs/change-log.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** Stands for a site whose address is not known, since the feed's library takes whole addresses only; never written. */
const NOWHERE = "http://site.invalid";

/** The articles as an Atom feed, then the stored runs, the newest first; each says what changed against the one before. */
export async function GET(): Promise<Response> {
  const [articles, runs, site] = await Promise.all([readArticles(), listRuns(), readSite()]);
  const feed = new Feed({
    title: site.title,
    description: site.description,
    id: absolute("/") ?? "urn:benchbook",
    link: at("/"),
    feedLinks: { atom: at("/feed.xml") },
    author: { name: "Benchbook" },
    updated: new Date(runs[0]?.startedAt ?? 0),
    copyright: "MIT",
  });
  for (const article of articles) feed.addItem(entryOfArticle(article));
  for (const logged of changeLog(runs)) feed.addItem(entryOf(logged, runs));
  return new Response(feed.atom1().replaceAll(NOWHERE, ""), { headers: { "content-type": "application/atom+xml" } });
}

function entryOfArticle({ slug, title, description, abstract, claims, values, run }: StoredArticle) {
  const findings = saidClaims(abstract.findings, claims, judgeClaims(claims, run));
  const found = findings.map(({ words, after }) => words + after).join("");
  const said = [description, `It is about run ${run.id}.`, saySentence(abstract.subjects, values, run), found];
  return {
    ...{ title, date: new Date(run.startedAt), id: `urn:benchbook:article:${slug}`, link: at(addressOf(slug)) },
    description: escaped(said.filter(Boolean).join(" ")),
  };
}

function entryOf({ run, before }: LoggedRun, runs: readonly ListedRun[]) {
  const changes = before ? differencesBetween(before, run) : [];
  const said = changes.map(({ what, before: was, now }) => `${what}: ${now} (before: ${was})`);
  return {
    title: `Run of ${run.startedAt.slice(0, 10)}, ${run.plan.name} plan, ${run.status}${run.isContributed ? ", contributed" : ""}`,
    id: `urn:benchbook:run:${run.id}`,
    link: at(`/runs/${run.id}/`),
    date: new Date(run.startedAt),
    description: escaped(said.join("; ")) || (before ? "Nothing but the numbers changed." : sayNoneBefore(run, runs)),
  };
}

/** Readers of feeds take a summary for HTML, and a machine may call itself anything. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function at(path: string): string {
  return absolute(path) ?? `${NOWHERE}${href(path)}`;
}
