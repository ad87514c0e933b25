import { globSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Every page of an exported site by its path within it: "" is the article; and one that is not there. */
export function pagesOf(folder: string): string[] {
  const pages = globSync("**/index.html", { cwd: folder }).map((file) => file.slice(0, -"index.html".length));
  return [...pages.filter((page) => !/^(?:404|_not-found)\//.test(page)).toSorted(), "nowhere/"];
}

/**
 * One page of each kind, for what is the same on all of a kind: the pages of runs are, and the fullest is taken; and the
 * only article and its claims are what the site shows at its root.
 */
export function pageKindsOf(folder: string): string[] {
  const runs = pagesOf(folder).filter((page) => /^runs\/./.test(page));
  const fullest = runs.toSorted().at(-1);
  const articles = pagesOf(folder).filter((page) => /^articles\//.test(page));
  const isShownTwice = articles.length === 2;
  return pagesOf(folder).filter(
    (page) => (!runs.includes(page) || page === fullest) && !(isShownTwice && articles.includes(page)),
  );
}

/** Everything that may say that something is amiss while a page is used: empty for a page without fault. */
export async function complaintsOf(page: Page): Promise<string[]> {
  const said: string[] = [];
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => said.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    const isPageItself = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPageItself) said.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction("sayViolation", (text: string) => said.push(`policy: ${text}`));
  await page.addInitScript(() => {
    const say = (window as unknown as { sayViolation(text: string): void }).sayViolation;
    document.addEventListener("securitypolicyviolation", (event) =>
      say(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  return said;
}

/** Opens all that is folded away, and makes every figure live. */
export async function unfold(page: Page): Promise<void> {
  await page.$$eval("details", (all) => {
    for (const one of all) one.open = true;
  });
  for (const drawing of await page.locator("[data-hydrates] .drawing").all()) await drawing.focus();
  await page.waitForFunction(() => document.querySelectorAll('[data-live="no"]').length === 0);
}
