import { distinctPagesOf } from "../site/exported-pages.ts";
import { openAll } from "./browser/pages.ts";
import { expect, OUT, test } from "./browser/site.ts";

const pages = distinctPagesOf(OUT);

test("nothing is wider than a window of 360 pixels, unfolded or not, and nothing moves for readers who asked for that", async ({
  page,
  site,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of pages) {
    await page.goto(site.url + path);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width(), path).toBeLessThanOrEqual(360);
    await openAll(page);
    expect(await width(), `${path}, unfolded`).toBeLessThanOrEqual(360);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().duration) > 1)
        .map(({ effect }) => (effect as KeyframeEffect | null)?.target?.outerHTML.slice(0, 120)),
    );
    expect(moving, path).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  }
});

test("print has every figure and every table whole", async ({ page, site }) => {
  // What is left of a sheet of A4 between margins of 15 mm, in CSS pixels.
  await page.setViewportSize({ width: 680, height: 1009 });
  await page.emulateMedia({ media: "print" });
  for (const path of pages) {
    await page.goto(site.url + path);
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
    expect(cut, path).toEqual([]);
  }
});
