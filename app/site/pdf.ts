import { access } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "@playwright/test";
import { addressOf } from "../address/articles.ts";
import { basePath } from "../address/base-path.ts";
import { listArticles } from "../library/articles.ts";
import { chromiumNamed, chromiumThere, TEXT_AS_SEEN } from "./chromium.ts";
import { NOT_BUILT, OUT } from "./out-folder.ts";
import { runProgram, siteCommand } from "./program.ts";
import { serve } from "./serve-site.ts";

siteCommand("pdf", "Prints every built article with all its figures and tables, to out/NAME-RUN.pdf.").parse();

const FOOTER = `<p style="width:100%;margin:0 17mm;font:8pt sans-serif;color:#55585f;text-align:right">
  <span class="pageNumber"></span> of <span class="totalPages"></span></p>`;

/**
 * Prints every built article with all its figures and tables to NAME-RUN.pdf in the site's folder; returns the exit code.
 */
async function pdf(): Promise<number> {
  const isBuilt = await access(path.join(OUT, "index.html")).then(
    () => true,
    () => false,
  );
  if (!isBuilt) return refuse(NOT_BUILT);
  const executablePath = chromiumNamed() ?? (await chromiumThere());
  if (!executablePath) return refuse("expected a Chromium, found none; install one, or name one in CHROMIUM_PATH");
  const { chromium } = await import("@playwright/test");
  // Chromium's sandbox does not start for root.
  const args = [TEXT_AS_SEEN, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    for (const { slug, title, runId } of await listArticles()) {
      const file = path.join(OUT, `${slug}-${runId}.pdf`);
      await print(browser, addressOf(slug), file);
      console.log(`"${title}" is in ${file}`);
    }
  } finally {
    await browser.close();
  }
  return 0;
}

async function print(browser: Browser, address: string, file: string): Promise<void> {
  const site = await serve(OUT, { port: 0, basePath: basePath() });
  try {
    const page = await browser.newPage({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(new URL(address.slice(1), site.url).href, { waitUntil: "networkidle" });
    // Loaded again, now from the cache: the first time, fonts may have come too late for the layout.
    await page.reload({ waitUntil: "networkidle" });
    // The style sheet for print opens them too, in browsers that let it.
    await page.$$eval("details", (all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    await page.pdf({
      path: file,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: "<span></span>",
      footerTemplate: FOOTER,
      tagged: true,
      outline: true,
    });
  } finally {
    await site.close();
  }
}

function refuse(message: string): number {
  console.error(`benchbook: ${message}`);
  return 1;
}

await runProgram(pdf);
