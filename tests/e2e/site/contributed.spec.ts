import { expect, test } from "../browser/site.ts";

const OWN = "20261124T150208620Z-full-compose";
const THEIRS = "20261124T115859625Z-quick-processes";

test("a run that others have measured says so on every page that names it, and no other run does", async ({
  page,
  site,
  request,
}) => {
  await page.goto(`${site.url}runs/`);
  await expect(page.locator("article > p").nth(1)).toContainText("1 of these 3 is contributed");
  const entry = (run: string) => page.locator(".entry", { has: page.locator(`h2 a[href$="/runs/${run}/"]`) });
  await expect(entry(THEIRS)).toContainText("Contributed.");
  await expect(entry(OWN)).not.toContainText("ontributed");
  await page.goto(`${site.url}runs/${THEIRS}/`);
  await expect(page.locator(".run-head")).toContainText("It is contributed");
  await page.goto(`${site.url}runs/${OWN}/`);
  await expect(page.locator(".run-head")).not.toContainText("contributed");
  const feed = await (await request.get(`${site.url}feed.xml`)).text();
  expect(feed.match(/Run of [^<\]]*, contributed/g)).toEqual([expect.stringMatching(/, quick plan, /)]);
});

test("a comparison says which of its runs is contributed, on its page and where it is chosen", async ({
  page,
  site,
}) => {
  const [theirs, yours] = [page.locator("dl.both dd").first(), page.locator("dl.both dd").last()];
  await page.goto(`${site.url}compare/${OWN}/${THEIRS}/`);
  await expect(yours).toContainText(/, contributed$/);
  await expect(theirs).not.toContainText("contributed");
  await page.goto(`${site.url}compare/`);
  await expect(page.locator("article li", { hasText: "contributed" })).toHaveText(
    /quick plan, .*, contributed, beside/,
  );
  await page.getByLabel("Theirs").selectOption(THEIRS);
  await page.getByLabel("Yours").selectOption(OWN);
  await expect(theirs).toContainText(/, contributed$/);
  await expect(yours).not.toContainText("contributed");
});
