import type { MetadataRoute } from "next";
import { href } from "./address/href.ts";
import { absolute } from "./address/site-url.ts";
import { listRuns } from "./library/library.ts";

/** Written at build time. */
export const dynamic = "force-static";

/** Every page of the site; addresses are whole only where SITE_URL says what they begin with. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const runs = await listRuns();
  const newest = runs[0]?.startedAt;
  const pages = ["/", "/claims/", "/runs/"].map((path) => ({ path, lastModified: newest }));
  const ofRuns = runs.map(({ id, startedAt }) => ({ path: `/runs/${id}/`, lastModified: startedAt }));
  return [...pages, ...ofRuns].map(({ path, lastModified }) => ({
    url: absolute(path) ?? href(path),
    ...(lastModified && { lastModified }),
  }));
}
