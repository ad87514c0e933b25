import type { Locator, Page } from "@playwright/test";
import { openAgain } from "../browser/network-change.ts";
import { expect, fresh, test } from "../browser/site.ts";

const direct = (page: Page) => page.locator("#figure-direct");
/** A page of one such figure, where what is the same on every page is looked at: the whole article takes five times as long. */
const onePage = ({ url }: { url: string }) => `${url}articles/first/`;
const press = (figure: Locator, name: string | RegExp) => figure.getByRole("button", { name }).click();

/** Lets the page count how far its parts move on their own. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

for (const width of [390, 1280])
  fresh(`no control moves anything on the page, ${width} pixels wide`, async ({ page, site }) => {
    await watchShifts(page);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site.url);
    const figure = direct(page);
    const before = await boxes(figure);
    for (const name of ["logarithmic", "speed-up", /^FastAPI/, /^Flask, 3/, "linear", /^Flask, 5/, "time"]) {
      await press(figure, name);
      await expect(figure.locator(".drawing")).toHaveAttribute("data-live", "yes");
      expect(await boxes(figure)).toEqual(before);
    }
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  });

/** Where a figure's parts are, from the top of the page. */
async function boxes(figure: Locator): Promise<number[][]> {
  return figure.locator(":is(.controls, .controls button, .drawing, .tools, figcaption)").evaluateAll((parts) =>
    parts.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [x, y + scrollY, width, height].map(Math.round);
    }),
  );
}

test("the click that started the hydration is not lost, nor is the next one", async ({ page, several }) => {
  await page.goto(onePage(several));
  const figure = direct(page);
  // Both before anything could have been loaded: in one task of the page.
  await figure.evaluate((element) => {
    for (const name of ["Flask, 3 workers", "linear"])
      [...element.querySelectorAll("button")].find((one) => one.textContent === name)?.click();
  });
  await expect(figure.getByRole("button", { name: "Flask, 3 workers" })).toHaveAttribute("aria-pressed", "false");
  await expect(figure.getByRole("button", { name: "linear" })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/\?direct=off:flask1xanalytics-sync-cpubound;linear#figure-direct$/);
});

test("a click counts once, whenever it comes while the page is hydrated", async ({ page, several }) => {
  for (const milliseconds of [0, 10, 20, 30, 40, 60, 80, 100, 130, 160, 200]) {
    await page.goto(onePage(several));
    const toggle = direct(page).getByRole("button", { name: /^Flask, 3/ });
    await toggle.evaluate((button, after) => {
      button.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      setTimeout(() => (button as HTMLElement).click(), after);
    }, milliseconds);
    await expect(direct(page).locator(".drawing")).toHaveAttribute("data-live", "yes");
    await expect(toggle, `${milliseconds} ms`).toHaveAttribute("aria-pressed", "false");
    await expect(direct(page).locator(".drawing svg .series-label")).toHaveCount(2);
  }
});

test("a line is switched off and on, also with the keyboard alone", async ({ page, several }) => {
  await page.goto(onePage(several));
  const figure = direct(page);
  const toggle = figure.getByRole("button", { name: /^FastAPI/ });
  await toggle.focus();
  await page.keyboard.press("Space");
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await expect(figure.locator(".drawing")).toHaveAttribute("data-live", "yes");
  await expect(figure.locator(".drawing svg .series-label")).toHaveCount(2);
  await page.keyboard.press("Enter");
  await expect(figure.locator(".drawing svg .series-label")).toHaveCount(3);
  await page.keyboard.press("Tab");
  await expect(figure.getByRole("button", { name: /^Flask, 3/ })).toBeFocused();
});

test("with every line switched off the drawing says so", async ({ page, several }) => {
  await page.goto(onePage(several));
  for (const name of [/^FastAPI/, /^Flask, 3/, /^Flask, 5/]) await press(direct(page), name);
  await expect(direct(page).locator(".drawing svg")).toContainText("nothing selected");
});

test("a link brings back what was selected, and the address keeps up with it", async ({ page, site }) => {
  await page.goto(site.url);
  await press(direct(page), /^Flask, 3/);
  await press(direct(page), "speed-up");
  await press(page.locator("#figure-waiting"), "linear");
  await expect(page).toHaveURL(/\?direct=off:flask1xanalytics;speedup&waiting=linear#figure-waiting$/);
  const link = await direct(page).getByRole("link", { name: "Link to figure" }).getAttribute("href");
  expect(link).toBe("?direct=off:flask1xanalytics;speedup#figure-direct");

  const other = await page.context().newPage();
  openAgain(other);
  await other.goto(site.url + link);
  const figure = direct(other);
  await expect(figure.locator(".drawing")).toHaveAttribute("data-live", "yes");
  await expect(figure.getByRole("button", { name: /^Flask, 3/ })).toHaveAttribute("aria-pressed", "false");
  await expect(figure.locator(".drawing svg")).toContainText("one by one: 1");
  await expect(figure).toBeInViewport();
  await press(figure, "time");
  await press(figure, /^Flask, 3/);
  await expect(other).toHaveURL(`${site.url}#figure-direct`);
});

test("an address that asks for what there is not shows the figure as it is", async ({ page, several }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(`${onePage(several)}?direct=off:nobody;sideways&figure=%00<b>#figure-direct`);
  await expect(direct(page).locator(".drawing")).toHaveAttribute("data-live", "yes");
  await expect(direct(page).locator('button[aria-pressed="true"]')).toHaveCount(5);
  expect(said).toEqual([]);
});

test("controls work below a base path too", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  await press(direct(page), "logarithmic");
  await expect(page).toHaveURL(`${incomplete.url}?direct=log#figure-direct`);
});

test("without JavaScript no control is shown and the link leads to the figure", async ({
  withoutScript: page,
  site,
}) => {
  await page.goto(site.url);
  await expect(page.locator(".controls").first()).toBeHidden();
  await direct(page).getByRole("link", { name: "Link to figure" }).click();
  await expect(page).toHaveURL(`${site.url}#figure-direct`);
  await expect(direct(page)).toBeInViewport();
});
