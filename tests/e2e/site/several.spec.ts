import { pagesOf } from "../../site/exported-pages.ts";
import { SITES } from "../../site/sites.ts";
import { openAll, problemsIn } from "../browser/pages.ts";
import { expect, test } from "../browser/site.ts";

const SITE = "https://example.org/benchbook/";

test("two articles are listed at the root, and each has a page, claims and a picture of its own", async ({
  page,
  several,
  request,
}) => {
  await page.goto(several.url);
  await expect(page.locator("h1")).toHaveText("Articles");
  await expect(page.locator("nav[aria-label=Site]")).toContainText("Articles");
  await expect(page).toHaveTitle("Benchbook");
  await expect(page.locator(".entry h2")).toHaveText(["What it’s about", "Waiting, awaited"]);
  for (const [slug, title, claim] of [
    ["first", "What it’s about", "Direct calls"],
    ["second", "Waiting, awaited", "Awaited waits"],
  ] as const) {
    await page.goto(several.url);
    await page.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(`${several.url}articles/${slug}/`);
    await expect(page.locator("h1")).toHaveText(title);
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", `${SITE}articles/${slug}/`);
    await expect(page.getByText(`@misc{benchbook-${slug}-`)).toContainText(`${SITE}articles/${slug}/`);
    const picture = await (await request.get(`${several.url}articles/${slug}/og.png`)).body();
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    await page.goto(`${several.url}claims/`);
    await expect(page.locator("li", { hasText: title })).toContainText(
      /Claims: \d holds?(?:, \d (?:fails?|is undecided|are undecided))*[.;]/,
    );
    await page.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(`${several.url}articles/${slug}/claims/`);
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await expect(page.locator("tbody tr")).toContainText(claim);
  }
});

test("figures of the same name in two articles have numbers of their own", async ({ page, several, request }) => {
  const files: string[] = [];
  for (const [slug, endpoint] of [
    ["first", "sync-cpubound"],
    ["second", "async-iobound"],
  ] as const) {
    await page.goto(`${several.url}articles/${slug}/`);
    const address = await page.locator("#figure-direct").getByRole("link", { name: "CSV" }).getAttribute("href");
    const csv = await (await request.get(new URL(address ?? "", page.url()).href)).text();
    expect(csv).toContain(endpoint);
    files.push(csv);
  }
  expect(files[0]).not.toBe(files[1]);
});

test("feed and sitemap have both articles, and the list of runs says what each is about", async ({
  page,
  several,
  request,
}) => {
  const fetched = async (file: string) => (await request.get(several.url + file)).text();
  const feed = await fetched("feed.xml");
  const sitemap = await fetched("sitemap.xml");
  for (const finding of ["alls queue", "waits are under way at once"]) expect(feed).toContain(finding);
  for (const slug of ["first", "second"]) {
    expect(feed).toContain(`<id>urn:benchbook:article:${slug}</id>`);
    for (const path of [`articles/${slug}/`, `articles/${slug}/claims/`])
      expect(sitemap).toContain(`<loc>${SITE}${path}</loc>`);
  }
  await page.goto(`${several.url}runs/`);
  await expect(page.getByRole("listitem").filter({ hasText: "Waiting, awaited: " })).toBeVisible();
});

for (const path of pagesOf(SITES.several.out))
  test(`nothing is amiss on /${path} of a site with two articles`, async ({ page, several }) => {
    const said = problemsIn(page);
    await page.goto(several.url + path, { waitUntil: "networkidle" });
    await openAll(page);
    expect(said.filter((one) => !/^console: Failed to load resource.* 404 /.test(one))).toEqual([]);
  });
