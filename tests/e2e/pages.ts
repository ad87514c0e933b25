import { globSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Every page of an exported site by its path within it: "" is the article; and one that is not there. */
export function pagesOf(folder: string): string[] {
  const pages = globSync("**/index.html", { cwd: folder }).map((file) => file.slice(0, -"index.html".length));
  return [...pages.filter((page) => !/^(?:404|_not-found)\//.test(page)).toSorted(), "nowhere/"];
}

/** Every page once: the only article and its claims are also what the site shows at its root. */
export function distinctPagesOf(folder: string): string[] {
  const pages = pagesOf(folder);
  const articles = pages.filter((page) => /^articles\//.test(page));
  return articles.length === 2 ? pages.filter((page) => !articles.includes(page)) : pages;
}

/** One page of each kind, for what is the same on all of a kind, as the pages of runs and of pairs are: the fullest. */
export function pageKindsOf(folder: string): string[] {
  const pages = distinctPagesOf(folder);
  const kinds = [/^runs\/./, /^compare\/./].map((kind) => pages.filter((page) => kind.test(page)));
  return pages.filter((page) => kinds.every((kind) => !kind.includes(page) || page === kind.at(-1)));
}

/** Everything that may say that something is amiss while a page is used: empty for a page without fault. */
export async function problemsIn(page: Page): Promise<string[]> {
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
export async function openAll(page: Page): Promise<void> {
  await page.$$eval("details", (all) => {
    for (const one of all) one.open = true;
  });
  for (const drawing of await page.locator("[data-hydrates] .drawing").all()) await drawing.focus();
  await page.waitForFunction(() => document.querySelectorAll('[data-live="no"]').length === 0);
}
