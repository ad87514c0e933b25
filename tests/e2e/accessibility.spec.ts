import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { distinctPagesOf, openAll } from "./pages.ts";
import { expect, OUT, test } from "./site.ts";

const THEMES = ["light", "dark"] as const;

for (const path of distinctPagesOf(OUT))
  test(`axe finds nothing on /${path}, in both themes, narrow and wide, as it comes and unfolded`, async ({
    page,
    site,
  }) => {
    test.setTimeout(900_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    // Every two of width, theme and state are looked at together; all three at once would say nothing more.
    await page.goto(site.url + path);
    await shortenTables(page);
    await expectNothing(page, 360, "dark");
    await expectNothing(page, 1280, "light");
    // Figures are hydrated with their tables whole.
    await page.reload();
    await openAll(page);
    await shortenTables(page);
    await expectNothing(page, 360, "light");
    await expectNothing(page, 1280, "dark");
  });

test("axe finds nothing on a page about a run with gaps", async ({ page, incomplete }) => {
  await page.goto(incomplete.url);
  await shortenTables(page);
  for (const colorScheme of THEMES) await expectNothing(page, 1280, colorScheme);
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
  // There are no frames, for which axe would need a second page at every look.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const found = (await axe.analyze()).violations;
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}
