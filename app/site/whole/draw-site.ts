import path from "node:path";
import { copyOnlyArticle } from "../../articles/only-article.ts";
import { prepare } from "../../library/prepared.ts";
import { listRuns } from "../../library/runs.ts";
import { exportSite } from "../export/export-site.ts";
import { hasPage } from "../export/has-page.ts";
import { writeFilesOfRuns } from "../export/write-files-of-runs.ts";
import { finishSite } from "../finish/finish-site.ts";
import { keepPage, moveRestored, restorePages } from "./kept-pages.ts";
import { wholePages } from "./whole-pages.ts";

/**
 * Makes the site for static hosts: pages that were kept whole from the last time are taken as they are, and Next draws the
 * others.
 *
 * @param work a folder to work in
 * @returns the folder of the site, within that
 */
export async function drawSite(work: string, basePath: string): Promise<string> {
  const [site, apart] = [path.join(work, "site"), path.join(work, "restored")];
  const runs = await listRuns();
  const pages = await wholePages();
  const restored = await restorePages(pages, apart);
  await prepare(path.join(work, "prepared"), { runs, restored });
  await exportSite(site);
  const isDrawn = await Promise.all(pages.map(({ address }) => hasPage(site, address)));
  const drawn = pages.filter((_, place) => isDrawn[place]);
  const ids = runs.map(({ id }) => id);
  const filesOf = await writeFilesOfRuns(ids, site);
  await finishSite(site, basePath);
  await copyOnlyArticle(site);
  for (const page of drawn) await keepPage(page, site, filesOf.get(page.address) ?? []);
  const others = pages.filter((_, place) => !isDrawn[place]);
  await moveRestored(
    others.map(({ address }) => {
      const page = restored.get(address);
      if (page) return page;
      throw new Error(`${address}: expected a page that was drawn or restored, got neither; build again`);
    }),
    apart,
    site,
  );
  return site;
}
