import type { Page } from "@playwright/test";
import { firstLoadOf } from "../../../app/site/first-load.ts";
import { expect } from "./site.ts";

/** A page of a site at the root of its host: the site's address, and its folder. */
interface Opened {
  home: string;
  path: string;
  folder: string;
}

/**
 * Expects a browser to have loaded what is weighed of a page's first load, and nothing else.
 *
 * @param asked the addresses that it has asked for since it opened the page
 */
export async function expectFirstLoad(
  page: Page,
  asked: readonly string[],
  { home, path, folder }: Opened,
): Promise<void> {
  const weighed = await firstLoadOf(`${path}index.html`, { folder, basePath: "" });
  const named = weighed.map(({ file }) => (file === `${path}index.html` ? path : file));
  const files = asked.map((url) => url.slice(home.length));
  expect(files.map((one) => one.replace(/\?.*/, "")).filter((one) => !named.includes(one))).toEqual([]);
  // Of fonts it asks for those that the page's text needs, and an icon may be asked for later or not at all.
  const needed = weighed.filter(({ kind }) => kind === "script" || kind === "style").map(({ file }) => file);
  // The page names these itself: what the browser still has of another test it loads without asking.
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const all = [...files, ...loaded.map((url) => url.slice(home.length))];
  expect(needed.filter((one) => !all.some((url) => url.startsWith(one)))).toEqual([]);
}
