import type { Locator, Page } from "@playwright/test";
import { expect, fresh, test } from "../browser/site.ts";

/** The kinds of figure, each by one of the article. */
const KINDS = ["calibration", "direct", "direct-requests", "direct-processes"];

/** What a tip of each kind says at least. */
const SAID: Record<string, RegExp> = {
  calibration: /: [\d.]+ ms.*sample \d+ of \d+/,
  direct: /n = \d+, median [\d.]+ s.*\d+ bursts?: [\d., ]+ s/,
  "direct-requests": /answer \d+: (sent|work began|work ended|answered) at [\d.]+ s.*worker \d+/,
  "direct-processes": /: [\d.]+ of a core.*from [\d.]+ s to [\d.]+ s/,
};

async function drawingOf(page: Page, id: string): Promise<Locator> {
  const drawing = page.locator(`#figure-${id} .drawing`);
  await drawing.scrollIntoViewIfNeeded();
  return drawing;
}

for (const width of [390, 1280])
  test(`keys and a pointer are told exact values of each kind of figure, ${width} pixels wide`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(site.url);
    for (const id of KINDS) {
      const drawing = await drawingOf(page, id);
      await drawing.focus();
      await expect(drawing).toHaveAttribute("data-live", "yes");
      await expectKeysToSay(page, id);
      await expectPointerToSay(page, id);
    }
  });

/** Goes through the values of a figure with keys. */
async function expectKeysToSay(page: Page, id: string): Promise<void> {
  const drawing = await drawingOf(page, id);
  const said = page.locator(`#figure-${id} [aria-live]`);
  const heard: (string | null)[] = [];
  for (const key of ["ArrowRight", "ArrowRight", "End", "Home", "ArrowDown"]) {
    await page.keyboard.press(key);
    await expect(said).toContainText(SAID[id] ?? /never/);
    await expect(drawing.locator(".selected")).toHaveCount(1);
    heard.push(await said.textContent());
  }
  const [first, second, end, home, below] = heard;
  expect(home).toBe(first);
  for (const other of [second, end, below]) expect(other).not.toBe(first);
  await page.keyboard.press("Escape");
  await expect(drawing.locator(".tooltip")).toHaveCount(0);
}

/** Points at something measured, and away from it. */
async function expectPointerToSay(page: Page, id: string): Promise<void> {
  const drawing = await drawingOf(page, id);
  const mark = await drawing.locator("svg :is(.sample, .served, .busy)").first().boundingBox();
  if (!mark) throw new Error("expected something measured in the drawing");
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await expect(drawing.locator(".tooltip")).toContainText(SAID[id] ?? /never/);
  const [tip, frame] = [await drawing.locator(".tooltip").boundingBox(), await drawing.boundingBox()];
  expect(tip?.x).toBeGreaterThanOrEqual((frame?.x ?? 1e6) - 1);
  expect((tip?.x ?? 1e6) + (tip?.width ?? 0)).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0) + 1);
  await page.mouse.move(0, 0);
  await expect(drawing.locator(".tooltip")).toHaveCount(0);
}

fresh.describe("on a touch screen", () => {
  fresh.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  fresh("the tap that makes a figure interactive already shows the value there", async ({ page, site }) => {
    await page.goto(site.url);
    const drawing = await drawingOf(page, "direct");
    const mark = await drawing.locator("svg .sample").first().boundingBox();
    await page.touchscreen.tap((mark?.x ?? 0) + 1, (mark?.y ?? 0) + 1);
    await expect(drawing).toHaveAttribute("data-live", "yes");
    await expect(drawing.locator(".tooltip")).toContainText(SAID.direct ?? /never/);
  });
});

test("nothing moves for readers who want no motion", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(site.url);
  const drawing = await drawingOf(page, "direct");
  await drawing.focus();
  await expect(drawing).toHaveAttribute("data-live", "yes");
  await page.keyboard.press("ArrowRight");
  await page.locator("#figure-direct").getByRole("button", { name: "speed-up" }).click();
  await expect(drawing.locator("svg")).toContainText("one by one: 1");
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("what was not measured can be reached and says so", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  const drawing = await drawingOf(page, "direct");
  await drawing.focus();
  await expect(drawing).toHaveAttribute("data-live", "yes");
  const heard: (string | null)[] = [];
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight"]) {
    await page.keyboard.press(key);
    heard.push(await page.locator("#figure-direct [aria-live]").textContent());
  }
  expect(heard.join("\n")).toMatch(/n = 3, not measured/);
});
