import { expect, test } from "../browser/site.ts";

const ALL_PAGES = ["", "claims/", "runs/"];

test.describe("where SITE_URL is known", () => {
  const SITE = "https://example.org/benchbook/";
  const ARTICLE = "articles/fastapi-flask/";

  test("every page has a title, a description, its whole address and a picture that is there", async ({
    page,
    incomplete,
    request,
  }) => {
    const own = { "": ARTICLE, "claims/": `${ARTICLE}claims/` } as Record<string, string>;
    const titles = new Set<string>();
    for (const path of [...ALL_PAGES, ARTICLE, "runs/20260102T030405Z-quick-processes/"]) {
      await page.goto(incomplete.url + path);
      titles.add(await page.title());
      await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", SITE + (own[path] ?? path));
      await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /.{30}/);
      await expect(page.locator("meta[property='og:title']")).toHaveAttribute("content", /./);
      const of = path.startsWith("runs/") ? "" : ARTICLE;
      await expect(page.locator("meta[property='og:image']")).toHaveAttribute("content", `${SITE}${of}og.png`);
    }
    // The article is at the root too.
    expect(titles.size).toBe(4);
    expect(await (await request.get(`${incomplete.url}${ARTICLE}og.png`)).body()).toEqual(
      await (await request.get(`${incomplete.url}og.png`)).body(),
    );
    const picture = await (await request.get(`${incomplete.url}og.png`)).body();
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  test("sitemap, feed and robots are valid and name whole addresses", async ({ page, incomplete, request }) => {
    const fetched = async (file: string) => (await request.get(incomplete.url + file)).text();
    expect(await fetched("robots.txt")).toContain(`Sitemap: ${SITE}sitemap.xml`);
    await page.goto(incomplete.url);
    const sitemap = await page.evaluate(valuesOf, { xml: await fetched("sitemap.xml"), tag: "loc" });
    expect(sitemap).toEqual(expect.arrayContaining([`${SITE}${ARTICLE}`, `${SITE}${ARTICLE}claims/`, `${SITE}runs/`]));
    for (const address of sitemap)
      expect((await request.get(address.replace(SITE, incomplete.url))).status()).toBe(200);
    const feed = await fetched("feed.xml");
    expect(await page.evaluate(valuesOf, { xml: feed, tag: "id" })).toEqual([
      SITE,
      "urn:benchbook:article:fastapi-flask",
      "urn:benchbook:run:20260102T030405Z-quick-processes",
    ]);
    expect(await page.evaluate(valuesOf, { xml: feed, tag: "updated" })).toHaveLength(3);
    expect(feed).not.toContain("<script>");
  });
});

/** The texts of elements of an XML document; fails where it is none. */
function valuesOf({ xml, tag }: { xml: string; tag: string }): string[] {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) throw new Error(`expected XML, got ${xml.slice(0, 200)}`);
  return [...document.getElementsByTagName(tag)].map((element) => element.textContent ?? "");
}

test("where SITE_URL is not known, no page says a whole address that is none", async ({ page, site, request }) => {
  await page.goto(site.url);
  await expect(page.locator("link[rel=canonical], meta[property='og:image']")).toHaveCount(0);
  await expect(page.locator("link[type='application/atom+xml']")).toHaveAttribute("href", "/feed.xml");
  for (const file of ["sitemap.xml", "feed.xml", "robots.txt"]) {
    const response = await request.get(site.url + file);
    expect(response.status()).toBe(200);
    expect(await response.text()).not.toMatch(/localhost|undefined|null/);
  }
});
