import type { Page } from "@playwright/test";
import { distinctPagesOf } from "../../site/exported-pages.ts";
import { expect, OUT, test } from "../browser/site.ts";

test("without JavaScript every page has the same text, figures, tables and links as with it", async ({
  withoutScript,
  page,
  site,
}) => {
  test.slow();
  for (const path of distinctPagesOf(OUT)) {
    await Promise.all([withoutScript, page].map((each) => each.goto(site.url + path)));
    expect(await contentOf(withoutScript), path).toEqual(await contentOf(page));
  }
});

test.describe("without JavaScript", () => {
  test("every table behind a figure opens", async ({ withoutScript: page, site }) => {
    await page.goto(site.url);
    for (const summary of await page.locator("figure details summary").all()) await summary.click();
    const shown = await page.$$eval("figure details", (all) =>
      all.map((one) => [...one.querySelectorAll("table tbody tr, a")].some((each) => each.checkVisibility())),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toContain(false);
  });

  test("every claim shows its verdict and evidence, in the text and on their page", async ({
    withoutScript: page,
    site,
  }) => {
    await page.goto(site.url);
    const inText = await page.locator(".claim").count();
    expect(inText).toBeGreaterThan(0);
    const verdicts = Array(inText).fill(/holds|fails|undecided/);
    await expect(page.locator(".claim .mark")).toContainText(verdicts);
    await expect(page.locator(".claim .evidence")).toContainText(Array(inText).fill(/\w/));
    await page.goto(`${site.url}claims/`);
    await expect(page.locator("tbody tr")).toContainText(verdicts);
  });

  test("every finding leads to its claim in the text, and the claims are a file", async ({
    withoutScript: page,
    request,
    site,
  }) => {
    await page.goto(site.url);
    const marks = await page.locator(".findings .mark").all();
    expect(marks.length).toBeGreaterThan(3);
    for (const mark of marks) {
      const claim = page.locator(`.claim${await mark.getAttribute("href")}`);
      await expect(claim.locator(".mark")).toHaveText((await mark.textContent())?.trim() ?? "");
    }
    const { claims } = await (await request.get(`${site.url}articles/fastapi-flask/claims.json`)).json();
    expect(claims).toHaveLength(await page.locator(".claim").count());
    expect(claims[0]).toMatchObject({
      id: expect.any(String),
      verdict: expect.stringMatching(/holds|fails|undecided/),
    });
  });

  test("every download is a file that is there", async ({ withoutScript: page, request, site }) => {
    await page.goto(site.url);
    const files = await page.$$eval("a[download], a[href$='.json'], a[href$='.csv']", (links) =>
      links.map((link) => (link as HTMLAnchorElement).href).filter((address) => address.startsWith("http")),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of new Set(files)) expect((await request.get(file)).status(), file).toBe(200);
  });
});

/** What a reader can read, see and follow. What only works with a script may be left out without one. */
async function contentOf(page: Page) {
  return page.evaluate(() => ({
    text: [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, th, figcaption)")]
      .filter((one) => !one.closest("[data-hydrates], [data-needs-script]"))
      .map((one) => one.textContent),
    drawings: document.querySelectorAll("figure svg").length,
    tables: document.querySelectorAll("table").length,
    links: [...document.querySelectorAll("article a[href]")].map((one) => one.getAttribute("href")),
  }));
}
