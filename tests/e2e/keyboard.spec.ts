import type { Page } from "@playwright/test";
import { pageKindsOf } from "./pages.ts";
import { expect, OUT, test } from "./site.ts";

const FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']";

for (const path of pageKindsOf(OUT))
  test(`a keyboard comes by everything on /${path}, sees where it is and gets out again`, async ({ page, site }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(site.url + path);
    await page.$$eval("details", (all) => {
      for (const one of all) one.open = true;
    });
    const { passed, unseen } = await tabThrough(page);
    expect(unseen).toEqual([]);
    // Reaching for things may have added more of them, so what is there now has to have been passed by.
    expect(await missedOf(page)).toEqual([]);
    expect(passed).toBeGreaterThan(0);
  });

/** Presses the tab key until the page is left; says what took the focus without showing it. */
async function tabThrough(page: Page): Promise<{ passed: number; unseen: string[] }> {
  const unseen: string[] = [];
  const limit = 50 + 3 * (await page.locator(FOCUSABLE).count());
  for (let passed = 0; passed < limit; passed++) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(lookAtFocus);
    if (said === "left") return { passed, unseen };
    if (said) unseen.push(said);
  }
  throw new Error(`expected the tab key to leave the page, after ${limit} times it had not`);
}

/** In the page: marks what has the focus; what is wrong with how that shows, or that nothing has it. */
function lookAtFocus(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return "left";
  focused.dataset.passed = "";
  const style = getComputedStyle(focused);
  const isMarked = (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
  const { width, height } = focused.getBoundingClientRect();
  if (focused.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width * height > 0 && isMarked)
    return "";
  return `${focused.outerHTML.slice(0, 120)}: ${width} × ${height}, outline ${style.outlineStyle}`;
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
