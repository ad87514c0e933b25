import type { MetadataRoute } from "next";
import { addressOf, addressOfClaims } from "./address/articles.ts";
import { href } from "./address/href.ts";
import { absolute } from "./address/site-url.ts";
import { addressOfPair, storedPairs } from "./compare/pairs.ts";
import { listArticles } from "./library/articles.ts";
import { listRuns } from "./library/runs.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** Every page under its own address, which is whole only where SITE_URL says what it begins with. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [articles, runs, pairs] = await Promise.all([listArticles(), listRuns(), storedPairs()]);
  const dates = new Map(runs.map(({ id, startedAt }) => [id, startedAt]));
  const newest = runs[0]?.startedAt;
  const own = articles.length === 1 ? [] : ["/", "/claims/"];
  const lists = [...own, "/runs/", "/compare/", "/machines/"].map((path) => [path, newest]);
  const ofArticles = articles.flatMap(({ slug, runId }) =>
    [addressOf(slug), addressOfClaims(slug)].map((path) => [path, dates.get(runId)]),
  );
  const ofRuns = runs.map(({ id, startedAt }) => [`/runs/${id}/`, startedAt]);
  const ofPairs = pairs.map(({ theirs, yours }) => [addressOfPair(theirs.id, yours.id), yours.startedAt]);
  return [...ofArticles, ...lists, ...ofRuns, ...ofPairs].map(([path = "/", lastModified]) => ({
    url: absolute(path) ?? href(path),
    ...(lastModified && { lastModified }),
  }));
}
