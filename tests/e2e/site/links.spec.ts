import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../browser/site.ts";

test("no link of the site is broken, downloads included", async ({ page, request, site }) => {
  const seen = await crawl(site.url, page, request);
  expect([...seen].some((address) => address.endsWith("/run.json"))).toBe(true);
});

test("no link is broken below a base path", async ({ page, request, incomplete }) => {
  const seen = await crawl(incomplete.url, page, request);
  expect([...seen].some((address) => address.endsWith("/run.json"))).toBe(true);
});

/** Follows every link and resource from an address; fails at the first that is not there or leaves the base path. */
async function crawl(home: string, page: Page, request: APIRequestContext): Promise<Set<string>> {
  const seen = new Set<string>();
  const waiting = [home];
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    if (!response.headers()["content-type"]?.includes("text/html")) continue;
    const found = await page.evaluate(addressesIn, { html: await response.text(), address });
    waiting.push(...found.filter((url) => url.startsWith(new URL(home).origin)));
  }
  return seen;
}

/** In a page: where the links and resources of a document lead. */
function addressesIn({ html, address }: { html: string; address: string }): string[] {
  const read = new DOMParser().parseFromString(html, "text/html");
  return [...read.querySelectorAll("a[href], link[href], img[src], script[src]")]
    .map((element) => new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", address))
    .map((url) => url.origin + url.pathname);
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
