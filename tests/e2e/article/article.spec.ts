import { expect, test } from "../browser/site.ts";

test("the article renders with its figures, numbers and environment", async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.locator("h1")).toHaveText(/FastAPI and Flask/);
  await expect(page.locator("figure")).toHaveCount(12);
  await expect(page.locator(".value").first()).toHaveText(/\d/);
  await expect(page.locator(".run-head")).toContainText(/(Full|Quick) plan, (complete|incomplete), \d{4}-\d\d-\d\d/);
  await expect(page.getByText("targets run through")).toBeVisible();
});

for (const width of [390, 1280])
  test(`reaching for a figure makes it live in the same place, ${width} pixels wide`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.url);
    for (const drawing of await page.locator("figure .drawing").all()) {
      // Scrolling may bring a figure below the pointer, which would wake it before it is looked at.
      await page.mouse.move(0, 0);
      await drawing.scrollIntoViewIfNeeded();
      await expect(drawing).toHaveAttribute("data-live", "no");
      const before = await drawing.boundingBox();
      const mark = await drawing.locator(".sample, .served, .busy").first().boundingBox();
      await drawing.hover();
      await expect(drawing).toHaveAttribute("data-live", "yes");
      expect(await drawing.boundingBox()).toEqual(before);
      const live = await drawing.locator(".sample, .served, .busy").first().boundingBox();
      expect(Math.abs((live?.x ?? 0) - (mark?.x ?? 1e3))).toBeLessThan(1);
      expect(Math.abs((live?.y ?? 0) - (mark?.y ?? 1e3))).toBeLessThan(1);
    }
  });

test("without JavaScript every figure is drawn and has its numbers in a table", async ({
  withoutScript: page,
  site,
}) => {
  await page.goto(site.url);
  for (const figure of await page.locator("figure").all()) {
    await expect(figure.locator(".drawing svg")).toBeVisible();
    expect(await figure.locator("svg .sample, svg .served, svg .waiting, svg .busy").count()).toBeGreaterThan(0);
    expect(await figure.locator("tbody tr").count()).toBeGreaterThan(0);
  }
});

test("no label of a figure is cut off on a phone", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.url);
  const cut = await page.$$eval(".drawing svg text", (texts) =>
    texts
      .filter((text) => {
        const [inner, outer] = [text.getBoundingClientRect(), text.closest("svg")?.getBoundingClientRect()];
        return outer && (inner.right > outer.right + 1 || inner.left < outer.left - 1);
      })
      .map((text) => text.textContent),
  );
  expect(cut).toEqual([]);
});

test("an address that is not there has a page that says so", async ({ page, site }) => {
  const response = await page.goto(`${site.url}nowhere/`);
  expect(response?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveText("There is no such page");
});
