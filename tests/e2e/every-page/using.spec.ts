import type { Page } from "@playwright/test";
import { distinctPagesOf, pageKindsOf } from "../../site/exported-pages.ts";
import { SITES } from "../../site/sites.ts";
import { expectFirstLoad } from "../browser/first-load.ts";
import { expectKeyboardComesBy } from "../browser/keyboard.ts";
import { openAll, problemsIn, unfold } from "../browser/pages.ts";
import { expect, OUT, test } from "../browser/site.ts";

// What opening a page and making its figures live costs is paid once for both.
for (const path of pageKindsOf(OUT))
  test(`a browser asks for what is weighed on /${path}, a keyboard comes by everything there, sees where it is and gets out again, and nothing is amiss while all of it is used`, async ({
    page,
    site,
  }) => {
    test.slow();
    const said = problemsIn(page);
    const asked: string[] = [];
    await page.emulateMedia({ reducedMotion: "reduce" });
    page.on("request", (request) => asked.push(request.url()));
    const response = await page.goto(site.url + path, { waitUntil: "networkidle" });
    expect(response?.headers()["content-security-policy"]).toContain("script-src 'self';");
    if (path !== "nowhere/") await expectFirstLoad(page, asked, { home: site.url, path, folder: OUT });
    await unfold(page);
    await expectKeyboardComesBy(page);
    await useEverything(page);
    expect(withoutMissingPage(said, path)).toEqual([]);
  });

for (const path of distinctPagesOf(SITES.incomplete.out))
  test(`nothing is amiss while everything below a base path is used, /${path}`, async ({ page, incomplete }) => {
    test.slow();
    const said = problemsIn(page);
    await page.goto(incomplete.url + path, { waitUntil: "networkidle" });
    await useEverything(page);
    expect(withoutMissingPage(said, path)).toEqual([]);
  });

test("a script that the policy forbids is seen by these tests", async ({ page, site }) => {
  const said = problemsIn(page);
  await page.goto(site.url);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<button onclick="1">x</button>'));
  await expect.poll(() => said.filter((one) => one.startsWith("policy: script-src"))).not.toEqual([]);
});

test("the policy asks for nothing unsafe where scripts are concerned", async ({ request, site }) => {
  const policy = (await request.get(site.url)).headers()["content-security-policy"] ?? "";
  const scripts = policy.split(";").find((one) => one.trim().startsWith("script-src"));
  expect(scripts?.trim()).toBe("script-src 'self'");
});

/** Hovers, focuses and presses whatever can be; links are only focused, other tests follow them. */
async function useEverything(page: Page): Promise<void> {
  await openAll(page);
  for (const one of await page.locator("[data-hydrates] .drawing").all()) await one.hover();
  await page.evaluate(async () => {
    const usable = () => document.querySelectorAll<HTMLElement>("a, button, input, select, summary, [tabindex]");
    // What is used may bring or take away something, so the list is made anew each time.
    for (let place = 0, one = usable()[0]; one; one = usable()[++place]) {
      if (!one.checkVisibility()) continue;
      one.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      one.focus({ preventScroll: true });
      // Only a person may open a dialog for files, which the browser says.
      const opensDialog = one instanceof HTMLInputElement && one.type === "file";
      if (one instanceof HTMLAnchorElement || opensDialog) continue;
      one.click();
      // Lets the page do what comes of it; what it then shows need not be painted each time.
      await new Promise((next) => setTimeout(next));
    }
    await new Promise(requestAnimationFrame);
  });
  await page.waitForLoadState("networkidle");
}

/** The browser itself reports a page that is not there, which is what that page is for. */
function withoutMissingPage(said: string[], path: string): string[] {
  return path === "nowhere/" ? said.filter((one) => !/^console: Failed to load resource.* 404 /.test(one)) : said;
}
