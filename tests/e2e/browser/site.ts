import { access } from "node:fs/promises";
import { type Browser, type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { type Served, serve } from "../../../app/site/serve-site.ts";
import { SITES } from "../../site/sites.ts";
import { openAgain } from "./network-change.ts";
import { reportViolations } from "./pages.ts";

/** The folder of the site that is about measured runs. */
export const OUT = SITES.stored.out;

/**
 * The exported sites that the tests look at: about measured runs, one with gaps and a hostile one, and with two articles.
 */
export interface Sites {
  site: Served;
  incomplete: Served;
  hostile: Served;
  several: Served;
}

/** What the tests of one worker have together: the sites, each served on a port of its own, and {@link test}'s pages. */
interface OfWorker extends Sites {
  shared: Page;
  sharedWithoutScript: Page;
}

/**
 * Tests that are given the exported sites, and a page in a context of its own. Here is all that is made once for a worker,
 * also what is for others: tests that differ in that are given workers and browsers of their own.
 */
export const fresh = base.extend<object, OfWorker>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newPage.bind(browser);
      browser.newPage = async (...asked) => {
        const tab = await open(...asked);
        openAgain(tab);
        return tab;
      };
      await use(browser);
    },
    { scope: "worker" },
  ],
  page: async ({ page }, use) => {
    openAgain(page);
    await use(page);
  },
  site: [async ({}, use) => serveWhile("stored", use), { scope: "worker" }],
  incomplete: [async ({}, use) => serveWhile("incomplete", use), { scope: "worker" }],
  hostile: [async ({}, use) => serveWhile("hostile", use), { scope: "worker" }],
  several: [async ({}, use) => serveWhile("several", use), { scope: "worker" }],
  shared: [async ({ browser }, use) => openWhile(browser, {}, use), { scope: "worker" }],
  sharedWithoutScript: [
    async ({ browser }, use) => openWhile(browser, { javaScriptEnabled: false }, use),
    { scope: "worker" },
  ],
});

/** What tests listen to. */
const HEARD = ["console", "dialog", "pageerror", "request", "requestfailed", "response"];

/**
 * The same with pages that they take turns with, one of them without JavaScript, as they are when they are opened but for
 * what the browser has loaded and compiled before: a new one has processes of its own, which take longer to start than most
 * tests. Tests with scripts, routes or options of their own are {@link fresh}.
 */
export const test = fresh.extend<{ withoutScript: Page }>({
  page: async ({ shared }, use) => takeTurn(shared, use),
  withoutScript: async ({ sharedWithoutScript }, use) => takeTurn(sharedWithoutScript, use),
});

async function openWhile(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  openAgain(page);
  await page.addInitScript(reportViolations);
  await use(page);
  await context.close();
}

async function takeTurn(page: Page, use: (page: Page) => Promise<void>): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ media: null, colorScheme: "light", reducedMotion: "no-preference" });
  await page.mouse.move(0, 0);
  await use(page);
  for (const event of HEARD) page.removeAllListeners(event);
  for (const other of page.context().pages()) if (other !== page) await other.close();
  if (page.url().startsWith("http")) await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
}

async function serveWhile(name: keyof typeof SITES, use: (served: Served) => Promise<void>): Promise<void> {
  const { out, basePath } = SITES[name];
  await access(`${out}/index.html`).catch(() => {
    throw new Error(`expected an exported site in ${out}, got none; "pnpm test build" makes it`);
  });
  const served = await serve(out, { port: 0, basePath });
  await use(served);
  await served.close();
}

export { expect } from "@playwright/test";
