import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { pagesOf, unfold } from "./pages.ts";
import { expect, OUT, test } from "./site.ts";

const WIDTHS = [360, 1280];
const THEMES = ["light", "dark"] as const;

for (const path of pagesOf(OUT))
  test(`axe finds nothing on /${path}, in both themes, narrow and wide, as it comes and unfolded`, async ({
    page,
    site,
  }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(site.url + path);
    for (const width of WIDTHS) for (const theme of THEMES) await expectNothing(page, width, theme);
    await unfold(page);
    await shortenTables(page);
    // Widths and themes do not act on each other, so what takes long is looked at in both of each, not in all pairs.
    await expectNothing(page, 360, "light");
    await expectNothing(page, 1280, "dark");
  });

test("axe finds nothing on a page about a run with gaps", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
});

/** Leaves out rows of the plain kind after the first few: thousands of cells that are alike would take minutes. */
async function shortenTables(page: Page): Promise<void> {
  await page.$$eval("tbody tr:nth-child(n + 9)", (rows) => {
    for (const row of rows) if (!row.querySelector("[class], a, button")) row.remove();
  });
}

async function expectNothing(page: Page, width: number, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  expect(await violations(page), `${width} px, ${colorScheme}`).toEqual([]);
}

/** Each violation as a line: the rule, the element, and what axe says of it. */
async function violations(page: Page): Promise<string[]> {
  const found = (await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze()).violations;
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}
