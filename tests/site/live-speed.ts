import { chromium, type Page } from "@playwright/test";
import { serve } from "../../app/site/serve-site.ts";
import { median } from "../../content/statistics/quantile.ts";
import { findChromium } from "../prepare/chromium.ts";

// Prints how long a figure of the built site takes to come alive when it is reached for, in the browser's own time,
// beside how long the page itself took to load. Both depend on the machine, and nothing here judges them.
const ROUNDS = 9;
const OUT = process.env.BENCHBOOK_OUT ?? "out";

const site = await serve(OUT, { port: 0, basePath: process.env.BASE_PATH ?? "" });
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: await findChromium(), args });
const took: { loaded: number; live: number }[] = [];
for (let round = 0; round < ROUNDS; round++) took.push(await reach(await browser.newPage()));
await browser.close();
await site.close();
const say = (of: (one: (typeof took)[number]) => number) => `${(1000 * median(took.map(of))).toFixed(0)} ms`;
console.log(
  `a figure is live ${say(({ live }) => live)} after it is reached for; the page loads in ${say(({ loaded }) => loaded)}`,
);
console.log(`medians of ${ROUNDS} looks, each in a page of its own`);

async function reach(page: Page): Promise<{ loaded: number; live: number }> {
  await page.goto(site.url, { waitUntil: "networkidle" });
  const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0]?.duration ?? 0);
  const live = await page.locator("figure .drawing").first().evaluate(secondsUntilLive);
  await page.close();
  return { loaded: loaded / 1000, live };
}

/** Reaches for a drawing with the keyboard's means, and waits until it is live. */
async function secondsUntilLive(drawing: HTMLElement | SVGElement): Promise<number> {
  const began = performance.now();
  const isLive = Promise.withResolvers<void>();
  new MutationObserver(() => isLive.resolve()).observe(drawing, { attributeFilter: ["data-live"] });
  drawing.focus();
  await isLive.promise;
  return (performance.now() - began) / 1000;
}
