import type { Page } from "@playwright/test";
import { overflowOf } from "../browser/media.ts";
import { expect, fresh, test } from "../browser/site.ts";

const ALL_PAGES = ["", "claims/", "runs/"];

test("the table of contents leads to every section, and follows the reader", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site.url);
  const contents = page.locator(".contents");
  const links = await contents.locator("a").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).hash));
  expect(links).toEqual(await page.$$eval(".text > h2, .text > h3", (headings) => headings.map(({ id }) => `#${id}`)));
  await expect(contents.locator("a").first()).toBeVisible();
  for (const id of ["one-request-alone", "threats-to-validity"]) {
    await page.evaluate((to) => document.getElementById(to)?.scrollIntoView({ behavior: "instant" }), id);
    await expect(contents.locator("[aria-current]")).toHaveAttribute("href", `#${id}`);
    await expect(contents.locator("[aria-current]")).toBeInViewport();
  }
});

test("the table of contents folds away on a phone, and opens", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(site.url);
  const first = page.locator(".contents a").first();
  await expect(first).toBeHidden();
  await page.locator(".contents summary").click();
  await expect(first).toBeVisible();
});

fresh(
  "an excerpt and the reference are copied as they are, before anything else is loaded",
  async ({ page, site, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(site.url);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const excerpt = page.locator(".excerpt", { hasText: "async def hidden_work" });
    await excerpt.getByRole("button").click();
    await expect(excerpt.getByRole("button")).toHaveText("Copied");
    expect(await copied()).toMatch(/^async def hidden_work\(.*\n {4}"""Look asynchronous/);
    await page.locator(".excerpt", { hasText: "BibTeX" }).getByRole("button").click();
    await expect.poll(copied).toMatch(/^@misc\{benchbook-/);
    expect(await page.$$eval("script", (scripts) => scripts.length)).toBe(1);
  },
);

test("what led to a verdict stands in the margin, or comes when it is asked for", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site.url);
  const claim = page.locator(".claim").first();
  const [text, evidence] = [
    await page.locator(".text > p").first().boundingBox(),
    await claim.locator(".evidence").boundingBox(),
  ];
  expect(evidence?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(claim.locator(".mark")).toHaveText(/holds|fails|undecided/);
  await expect(claim.locator(".evidence")).toBeHidden();
  await claim.locator(".mark").click();
  await expect(claim.locator(".evidence")).toBeInViewport({ ratio: 1 });
});

for (const path of ALL_PAGES)
  test(`/${path} is never wider than its window, and no text of it lies on other text`, async ({ page, site }) => {
    await page.goto(site.url + path);
    for (const width of [320, 360, 768, 1280, 1920, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflowOf(page), `${width} pixels`).toEqual([]);
      expect(await overlaps(page), `${width} pixels`).toEqual([]);
    }
  });

/** Notes and evidence that lie on a block of the text, or on each other. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => one.getClientRects().length > 0)
        .map((one) => ({ one, box: one.getBoundingClientRect() }));
    const notes = boxes(".text .note, .text .evidence");
    const blocks = boxes(".text > figure, .text > .scroll, .text > .excerpt, .text > p, .text > h2, .text > h3");
    const lies = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return notes.flatMap((note) =>
      [...notes, ...blocks]
        .filter(({ one, box }) => one !== note.one && !one.contains(note.one) && lies(note.box, box))
        .map(({ one }) => `${note.one.textContent} on ${one.textContent?.slice(0, 60)}`),
    );
  });
}

test("lines of the text are about 65 characters long", async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(site.url);
  const characters = await page
    .locator(".text > p")
    .first()
    .evaluate((paragraph) => {
      const lines =
        paragraph.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(paragraph).lineHeight);
      return (paragraph.textContent?.length ?? 0) / Math.round(lines);
    });
  expect(characters).toBeGreaterThan(52);
  expect(characters).toBeLessThan(76);
});

fresh("nothing moves when the fonts arrive", async ({ page, site }) => {
  await page.route("**/*.woff2", async (route) => {
    await new Promise((later) => setTimeout(later, 400));
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts = new PerformanceObserver(() => {});
    shifts.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, { shifts });
  });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.url);
    expect(await page.evaluate(shiftsOnceFontsAreThere)).toEqual([]);
  }
});

/** In the page: how far anything moved, some frames after the last font had come. */
async function shiftsOnceFontsAreThere(): Promise<number[]> {
  await document.fonts.ready;
  for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
  const { shifts } = window as unknown as { shifts: PerformanceObserver };
  return shifts.takeRecords().map((entry) => (entry as PerformanceEntry & { value: number }).value);
}

test("on paper everything is open, and nothing is left that only works on a screen", async ({ page, site }) => {
  await page.goto(site.url);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const table of await page.locator("article table").all())
    expect((await table.boundingBox())?.height ?? 0).toBeGreaterThan(20);
  await expect(page.locator(".evidence").first()).toBeVisible();
  for (const gone of [".theme", ".contents", ".copy", ".site nav"])
    await expect(page.locator(gone).first()).toBeHidden();
  // A dark ground would cost a reader their ink.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
});

test("the change log says of each run what was different", async ({ page, site }) => {
  await page.goto(`${site.url}runs/`);
  const entries = page.locator(".entry");
  expect(await entries.count()).toBeGreaterThan(1);
  await expect(entries.last()).toContainText("The first run that is stored");
  await expect(entries.first().locator("tbody tr").first()).toBeVisible();
});
