import type { Page } from "@playwright/test";
import { expect, test } from "../browser/site.ts";

test("no link of the site is broken, downloads included", async ({ page, site }) => {
  const seen = await crawl(site.url, page);
  expect(seen.some((address) => address.endsWith("/run.json"))).toBe(true);
});

test("no link is broken below a base path", async ({ page, incomplete }) => {
  const seen = await crawl(incomplete.url, page);
  expect(seen.some((address) => address.endsWith("/run.json"))).toBe(true);
});

/** Follows every link and resource from an address; fails at one that is not there or leaves the base path. */
async function crawl(home: string, page: Page): Promise<string[]> {
  await page.goto(`${home}robots.txt`);
  const { seen, missing } = await page.evaluate(followAll, home);
  expect(missing).toEqual([]);
  return seen;
}

/** In a page of the same site: pages are read, of all else it is asked whether it is there. */
async function followAll(home: string): Promise<{ seen: string[]; missing: string[] }> {
  const seen = new Set([home]);
  const missing: string[] = [];
  // What is added meanwhile comes too.
  for (const address of seen) {
    const response = await fetch(address, { method: /[/][^/.]*$/.test(address) ? "GET" : "HEAD" });
    if (response.status !== 200) missing.push(`${response.status}: ${address}`);
    if (!response.headers.get("content-type")?.includes("text/html")) continue;
    const read = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const element of read.querySelectorAll("a[href], link[href], img[src], script[src]")) {
      const { origin, pathname } = new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", address);
      if (origin === location.origin) seen.add(origin + pathname);
    }
  }
  return { seen: [...seen], missing };
}

test("a raw file is a run that says which schema it follows", async ({ page, request, site }) => {
  await page.goto(site.url);
  const raw = await request.get(
    new URL((await page.locator(".run-head a").first().getAttribute("href")) ?? "", site.url).href,
  );
  expect(await raw.json()).toMatchObject({
    schema: expect.any(Number),
    $schema: expect.stringContaining("run.schema.json"),
  });
});
