import { chromium, type Page } from "@playwright/test";
import { serve } from "../../app/site/serve-site.ts";
import { median } from "../../content/statistics/quantile.ts";
import { checkCommand, readFlags } from "../../runner/cli/check-command.ts";
import { findChromium } from "../prepare/chromium.ts";

const ROUNDS = 9;
const OUT = process.env.BENCHBOOK_OUT ?? "out";

readFlags(
  checkCommand(
    "bench:live",
    "Prints how long a figure of the built site takes to become interactive once it has the focus, in the browser's own time, beside how long the page took to load. Both depend on the machine, and are not judged.",
  ),
);
const site = await serve(OUT, { port: 0, basePath: process.env.BASE_PATH ?? "" });
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: await findChromium(), args });
const took: { loaded: number; live: number }[] = [];
for (let round = 0; round < ROUNDS; round++) took.push(await focusFigure(await browser.newPage()));
await browser.close();
await site.close();
const say = (of: (one: (typeof took)[number]) => number) => `${(1000 * median(took.map(of))).toFixed(0)} ms`;
console.log(
  `a figure is interactive ${say(({ live }) => live)} after it has the focus; the page loads in ${say(({ loaded }) => loaded)}`,
);
console.log(`medians of ${ROUNDS} rounds, each in a page of its own`);

async function focusFigure(page: Page): Promise<{ loaded: number; live: number }> {
  await page.goto(site.url, { waitUntil: "networkidle" });
  const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0]?.duration ?? 0);
  const live = await page.locator("figure .drawing").first().evaluate(secondsUntilLive);
  await page.close();
  return { loaded: loaded / 1000, live };
}

/** Focuses a drawing, as the keyboard does, and waits until it is interactive. */
async function secondsUntilLive(drawing: HTMLElement | SVGElement): Promise<number> {
  const began = performance.now();
  const isLive = Promise.withResolvers<void>();
  new MutationObserver(() => isLive.resolve()).observe(drawing, { attributeFilter: ["data-live"] });
  drawing.focus();
  await isLive.promise;
  return (performance.now() - began) / 1000;
}
