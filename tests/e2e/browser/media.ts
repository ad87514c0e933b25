import type { Page } from "@playwright/test";

/** The window of a small phone, in CSS pixels. */
export const NARROW = { width: 360, height: 800 };

/** What is left of a sheet of A4 between margins of 15 mm, in CSS pixels. */
const SHEET = { width: 680, height: 1009 };

/** How much wider a page, or its main part, which is cut off at its sides, is than its window: empty where neither is. */
export async function overflowOf(page: Page): Promise<string[]> {
  return page.$$eval(":root, main", (parts) =>
    parts
      .filter(({ scrollWidth }) => scrollWidth > innerWidth)
      .map(({ tagName, scrollWidth }) => `${tagName}: ${scrollWidth} pixels in a window of ${innerWidth}`),
  );
}

/** What goes on moving on a page. */
export async function stillMoving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const running = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().duration) > 1);
    const scrolls = getComputedStyle(document.documentElement).scrollBehavior === "auto" ? [] : ["it scrolls smoothly"];
    return [
      ...running.map(({ effect }) => String((effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 120))),
      ...scrolls,
    ];
  });
}

/**
 * The figures, tables and listings that are not whole on paper; the page is
 * shown on a screen again, in a window of that size.
 */
export async function partsCutInPrint(page: Page): Promise<string[]> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  const cut = await page.$$eval("figure .drawing svg, table, pre", (all) =>
    all.flatMap((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      const isThere = one.checkVisibility({ visibilityProperty: true }) && width * height > 0;
      const scrolls = [...ancestorsOf(one), one].some(
        (box) => box.scrollWidth > box.clientWidth + 1 && !["inline", "none"].includes(getComputedStyle(box).display),
      );
      const isWhole = isThere && left >= 0 && right <= innerWidth + 1 && !scrolls;
      return isWhole ? [] : [`${one.closest("[id]")?.id ?? ""} ${one.tagName} ${left}–${right} there: ${isThere}`];

      function ancestorsOf(element: Element): Element[] {
        return element.parentElement ? [element.parentElement, ...ancestorsOf(element.parentElement)] : [];
      }
    }),
  );
  await page.emulateMedia({ media: null });
  return cut;
}
