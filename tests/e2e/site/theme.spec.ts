import type { Page } from "@playwright/test";
import { expect, fresh, test } from "../browser/site.ts";

const ALL_PAGES = ["", "claims/", "runs/"];

/** The colour of the page's ground, and whether it was ever another one before the page was whole. */
async function groundsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { grounds: string[] }).grounds);
}

async function watchGround(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const grounds: string[] = [];
    Object.assign(window, { grounds });
    const look = () => {
      if (document.body) grounds.push(getComputedStyle(document.body).backgroundColor);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const LIGHT = "rgb(255, 254, 251)";
const DARK = "rgb(22, 24, 28)";

fresh("a theme that was chosen lasts, and is there before anything else was painted", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.url);
  await expect(page.locator("body")).toHaveCSS("background-color", LIGHT);
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
  await watchGround(page);
  // On a slow line too: what is painted has to wait for the choice.
  await page.route("**/deferred/*.js", async (route) => {
    await new Promise((later) => setTimeout(later, 400));
    await route.continue();
  });
  for (const path of ALL_PAGES) {
    await page.goto(site.url + path, { waitUntil: "load" });
    await expect(page.getByLabel("Dark")).toBeChecked();
    // Some frames on, whenever they come.
    await page.waitForFunction(() => (window as unknown as { grounds: string[] }).grounds.length > 5);
    expect(new Set(await groundsOf(page))).toEqual(new Set([DARK]));
  }
  await page.getByText("Auto", { exact: true }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
});

test("a theme that was chosen stays when the framework arrives", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.url);
  await page.getByText("Dark", { exact: true }).click();
  const drawing = page.locator("figure .drawing").first();
  await drawing.hover();
  await expect(drawing).toHaveAttribute("data-live", "yes");
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
  await expect(page.getByLabel("Dark")).toBeChecked();
});

test("a keyboard chooses the theme too", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(site.url);
  await page.getByLabel("Auto").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
});

test("without JavaScript what needs it is not there, and the system decides the theme", async ({
  withoutScript: page,
  site,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(site.url);
  await expect(page.locator(".theme")).toBeHidden();
  await expect(page.locator(".copy").first()).toBeHidden();
  await expect(page.locator("body")).toHaveCSS("background-color", DARK);
  await expect(page.locator(".contents summary")).toBeVisible();
});
