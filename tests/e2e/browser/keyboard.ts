import type { Page } from "@playwright/test";
import { expect } from "./site.ts";

const FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']";

/** Expects a keyboard to come by everything on a page where all is unfolded, to see where it is, and to get out again. */
export async function expectKeyboardComesBy(page: Page): Promise<void> {
  const { passed, unseen } = await tabThrough(page);
  expect(unseen).toEqual([]);
  // Reaching for things may have added more of them, so what is there now has to have been passed by.
  expect(await missedOf(page)).toEqual([]);
  expect(passed).toBeGreaterThan(0);
}

/** So often the tab key is pressed until it is looked where that has led. */
const PRESSES = 10;

/** Presses the tab key until the page is left; says what took the focus without showing it. */
async function tabThrough(page: Page): Promise<{ passed: number; unseen: string[] }> {
  await page.evaluate(watchFocus);
  const limit = 50 + 3 * (await page.locator(FOCUSABLE).count());
  for (let pressed = 0; pressed < limit; pressed += PRESSES) {
    for (let press = 0; press < PRESSES; press++) await page.keyboard.press("Tab");
    const { isLeft, ...seen } = await page.evaluate(() => (window as unknown as { focusSeen: FocusSeen }).focusSeen);
    if (isLeft) return seen;
  }
  throw new Error(`expected the tab key to leave the page, after ${limit} times it had not`);
}

/** What has had the focus in a page until it went elsewhere. */
interface FocusSeen {
  passed: number;
  unseen: string[];
  isLeft: boolean;
}

/** In the page: marks what takes the focus, until nothing does; and what is wrong with how that shows. */
function watchFocus(): void {
  const seen: FocusSeen = { passed: 0, unseen: [], isLeft: false };
  Object.assign(window, { focusSeen: seen });
  document.addEventListener("focusin", ({ target: focused }) => {
    if (seen.isLeft || !(focused instanceof HTMLElement)) return;
    seen.passed += 1;
    focused.dataset.passed = "";
    const style = getComputedStyle(focused);
    const isMarked = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
    const { width, height } = focused.getBoundingClientRect();
    const isSeen = focused.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width * height > 0;
    if (!isSeen || !isMarked)
      seen.unseen.push(`${focused.outerHTML.slice(0, 120)}: ${width} × ${height}, outline ${style.outlineStyle}`);
  });
  document.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget === null) seen.isLeft = true;
  });
}

async function missedOf(page: Page): Promise<string[]> {
  return page.$$eval(FOCUSABLE, (all) =>
    all
      .filter((one) => one.checkVisibility() && !one.hasAttribute("data-passed") && !one.hasAttribute("disabled"))
      // Of radio buttons only the chosen one is passed by; the arrow keys choose.
      .filter((one) => !(one instanceof HTMLInputElement && one.type === "radio"))
      .filter((one) => one.getAttribute("tabindex") !== "-1")
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}
