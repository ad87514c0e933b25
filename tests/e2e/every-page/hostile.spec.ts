import { readdir } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { SITES } from "../../site/sites.ts";
import { expect, fresh, test } from "../browser/site.ts";

/** Everything that must not happen on a page, as it happens. */
async function alarms(page: Page, home: string): Promise<string[]> {
  const heard: string[] = [];
  page.on("dialog", (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(home)) heard.push(`request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() !== 200) heard.push(`status ${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction("heardViolation", (what: string) => heard.push(`violation: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (window as unknown as { heardViolation(what: string): void }).heardViolation(
        `${violatedDirective} ${blockedURI}`,
      ),
    );
  });
  return heard;
}

async function addresses(): Promise<string[]> {
  const runs = await readdir(`${SITES.hostile.out}/runs`, { withFileTypes: true });
  return ["", "claims/", "runs/", ...runs.filter((one) => one.isDirectory()).map(({ name }) => `runs/${name}/`)];
}

fresh(
  "nothing that a run says comes alive on any page, at rest or when it is reached for",
  async ({ page, hostile }) => {
    const heard = await alarms(page, hostile.url);
    const pages = await addresses();
    expect(pages.length).toBeGreaterThan(3);
    for (const address of pages) {
      await page.goto(hostile.url + address, { waitUntil: "networkidle" });
      for (const drawing of await page.locator("figure .drawing").all()) {
        await drawing.scrollIntoViewIfNeeded();
        await drawing.hover();
        await expect(drawing).toHaveAttribute("data-live", "yes");
        await drawing.hover({ position: { x: 300, y: 120 } });
      }
      await page.$$eval("details", (all) => {
        for (const one of all) one.setAttribute("open", "");
      });
      await page.waitForLoadState("networkidle");
      expect(await page.locator("[data-hostile], iframe, base, a[href^='javascript:' i]").count(), address).toBe(0);
      expect(new URL(page.url()).pathname, address).toBe(`/${address}`);
    }
    expect(heard).toEqual([]);
  },
);

test("all of it is there to be read, with signs in place of what steers", async ({ page, hostile }) => {
  for (const address of await addresses()) {
    await page.goto(hostile.url + address);
    const text = await page.locator("body").textContent();
    expect(text).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  }
  await page.goto(`${hostile.url}${(await addresses()).at(-1)}`);
  await expect(page.locator("main")).toContainText("<script data-hostile>alert(1)</script>␛[2J");
  await expect(page.locator("figure svg").first()).toContainText(/[<>␛�]/);
});
