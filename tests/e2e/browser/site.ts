import { access } from "node:fs/promises";
import { test as base, type Page } from "@playwright/test";
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

/** What the tests of one worker have together: the sites, each served on a port of its own, and the page of {@link test}. */
interface OfWorker extends Sites {
  shared: Page;
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
  shared: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      openAgain(page);
      await page.addInitScript(reportViolations);
      await use(page);
      await context.close();
    },
    { scope: "worker" },
  ],
});

/** What tests listen to. */
const HEARD = ["console", "dialog", "pageerror", "request", "requestfailed", "response"];

/**
 * The same with a page that they take turns with, as it is when it is opened but for what the browser has loaded and
 * compiled before: a new one has processes of its own, which take longer to start than most tests. Tests with scripts,
 * routes or options of their own are {@link fresh}.
 */
export const test = fresh.extend({
  page: async ({ shared }, use) => {
    await shared.setViewportSize({ width: 1280, height: 720 });
    await shared.emulateMedia({ media: null, colorScheme: "light", reducedMotion: "no-preference" });
    await shared.mouse.move(0, 0);
    await use(shared);
    for (const event of HEARD) shared.removeAllListeners(event);
    for (const other of shared.context().pages()) if (other !== shared) await other.close();
    if (shared.url().startsWith("http")) await shared.evaluate(() => localStorage.clear());
    await shared.goto("about:blank");
  },
});

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
