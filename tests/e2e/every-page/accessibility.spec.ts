import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { distinctPagesOf, pageKindsOf } from "../../site/exported-pages.ts";
import { NARROW, overflowOf, partsCutInPrint, stillMoving } from "../browser/media.ts";
import { openAll, problemsIn } from "../browser/pages.ts";
import { expect, OUT, test } from "../browser/site.ts";

/** What depends on colours or on the width of the window; all else is the same in another theme. */
const OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

const kinds = pageKindsOf(OUT);

// What opening a page and making its figures live costs is paid once for all that is looked at then.
for (const path of kinds)
  test(`axe finds nothing on /${path}, in both themes, narrow and wide, as it comes and unfolded; it fits a phone and paper`, async ({
    page,
    site,
  }) => {
    test.setTimeout(900_000);
    await openNarrow(page, site.url + path);
    // Every two of width, theme and state are looked at together; all three at once would say nothing more.
    await shorten(page);
    await expectNothing(page, NARROW.width, "dark");
    await leaveOutAlike(page);
    await expectNothing(page, 1280, "light", OF_LOOKS);
    // Figures are hydrated with their tables whole.
    await page.setViewportSize(NARROW);
    await page.reload();
    await unfold(page);
    await shorten(page);
    await expectNothing(page, 1280, "dark");
    await leaveOutAlike(page);
    await expectNothing(page, NARROW.width, "light", OF_LOOKS);
  });

for (const path of distinctPagesOf(OUT).filter((one) => !kinds.includes(one)))
  test(`axe finds nothing on /${path}, which is like another, unfolded; nothing is amiss, and it fits a phone and paper`, async ({
    page,
    site,
  }) => {
    const said = problemsIn(page);
    await openNarrow(page, site.url + path);
    await unfold(page);
    expect(said).toEqual([]);
    await shorten(page);
    await expectNothing(page, NARROW.width, "light");
  });

test("axe finds nothing on a page about a run with gaps", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  await shorten(page);
  await expectNothing(page, 1280, "light");
  await leaveOutAlike(page);
  await expectNothing(page, 1280, "dark", OF_LOOKS);
});

/**
 * Opens a page in the window of a phone, for readers who asked for no motion, and looks at how it fits there and on
 * paper.
 */
async function openNarrow(page: Page, url: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize(NARROW);
  await page.goto(url);
  expect(await overflowOf(page)).toEqual([]);
  expect(await partsCutInPrint(page)).toEqual([]);
  await page.setViewportSize(NARROW);
}

/** Unfolds all of such a page, and looks at how that fits, and whether anything moves. */
async function unfold(page: Page): Promise<void> {
  await openAll(page);
  expect(await overflowOf(page), "unfolded").toEqual([]);
  expect(await stillMoving(page)).toEqual([]);
}

/** Leaves out rows that look alike, and marks of drawings, after the first few: thousands would take minutes. */
async function shorten(page: Page): Promise<void> {
  await page.$$eval("tbody", (bodies) => {
    const looksOf = ({ tagName, className, children }: Element): string =>
      `${tagName}.${className}(${[...children].map(looksOf).join(" ")})`;
    for (const body of bodies)
      for (const alike of Map.groupBy(body.children, looksOf).values()) for (const row of alike.slice(8)) row.remove();
  });
  await page.$$eval("figure .drawing svg :is(circle, path, line, rect):nth-of-type(n + 9)", (marks) => {
    // Live drawings still have to find them.
    for (const mark of marks as SVGElement[]) mark.style.display = "none";
  });
}

/** Leaves out figures of the same parts after the first two: what is not of looks was looked at on all of them. */
async function leaveOutAlike(page: Page): Promise<void> {
  await page.$$eval("figure", (figures) => {
    const partsOf = (figure: Element) =>
      [...new Set(Array.from(figure.querySelectorAll("*"), (one) => `${one.tagName}.${one.getAttribute("class")}`))]
        .toSorted()
        .join(" ");
    for (const alike of Map.groupBy(figures, partsOf).values()) for (const figure of alike.slice(2)) figure.remove();
  });
}

/** @param rules those that are looked at: all, without them */
async function expectNothing(
  page: Page,
  width: number,
  colorScheme: "light" | "dark",
  rules: string[] = [],
): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  expect(await violations(page, rules), `${width} px, ${colorScheme}`).toEqual([]);
}

/** Each violation as a line: the rule, the element, and what axe says of it. */
async function violations(page: Page, rules: string[]): Promise<string[]> {
  // Once it is in a page it stays there: to read its half a megabyte twice at every look takes as long as most looks.
  const there = (await page.evaluate(() => "axe" in window)) && { axeSource: "void 0" };
  // There are no frames, for which axe would need a second page at every look.
  const axe = new AxeBuilder({ page, ...there }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules.length > 0 && { runOnly: { type: "rule", values: rules } }),
  });
  const found = (await axe.analyze()).violations;
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}
