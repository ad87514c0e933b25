import type { Page } from "@playwright/test";
import { isNetworkChange } from "./network-change.ts";

const POLICY = "policy: ";

/** In the page, before anything else: says in the console what the site's policy forbids. */
export function reportViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
  );
}

/** Everything that says that something is amiss while a tab is used: empty for a page without fault. */
export function problemsIn(tab: Page): string[] {
  const said: string[] = [];
  const say = (problem: string) => {
    if (!isNetworkChange(problem)) said.push(problem);
  };
  tab.on("console", (message) =>
    say(message.text().startsWith(POLICY) ? message.text() : `console: ${message.text()}`),
  );
  tab.on("pageerror", (error) => say(`error: ${error.message}`));
  tab.on("requestfailed", (request) => say(`failed: ${request.url()} ${request.failure()?.errorText}`));
  tab.on("response", (response) => {
    const isPageItself = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPageItself) said.push(`${response.status()}: ${response.url()}`);
  });
  return said;
}

/** Opens all that is folded away. */
export async function unfold(page: Page): Promise<void> {
  await page.$$eval("details", (all) => {
    for (const one of all) one.open = true;
  });
}

/** Opens all that is folded away, and makes every figure live. */
export async function openAll(page: Page): Promise<void> {
  await unfold(page);
  for (const drawing of await page.locator("[data-hydrates] .drawing").all()) await drawing.focus();
  await page.waitForFunction(() => document.querySelectorAll('[data-live="no"]').length === 0);
}
