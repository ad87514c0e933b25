import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import Table from "cli-table3";

// Prints what the first load of every page weighs, gzipped, beside its budget; ends with 1 above a budget.
const OUT = path.resolve(process.env.BENCHBOOK_OUT ?? "out");
const KILOBYTE = 1000;
const KINDS = ["html", "script", "style", "font"] as const;

/** Kilobytes of each kind that a first load may have. */
const BUDGET = { html: 90, script: 5, style: 15, font: 70 };
/** A run's own page has every table there is, and nobody comes to it first. */
const RUN_PAGE_HTML = 150;

type Weights = Record<(typeof KINDS)[number], number>;

const pages = (await Array.fromAsync(glob("**/index.html", { cwd: OUT }))).toSorted();
if (pages.length === 0) {
  console.error('benchbook: expected a built site in out/, came none; run "pnpm build" first');
  process.exitCode = 1;
} else {
  const table = new Table({ head: ["page", ...KINDS.map((kind) => `${kind}, kB`)], style: { head: [], border: [] } });
  let over = 0;
  for (const page of pages) {
    const weights = await weigh(page);
    const cells = KINDS.map((kind) => cell(weights[kind], budgetOf(page, kind)));
    over += cells.filter(({ isOver }) => isOver).length;
    table.push([page, ...cells.map(({ said }) => said)]);
  }
  console.log(table.toString());
  if (over > 0) console.error(`benchbook: expected every first load within its budget, came ${over} over; see above`);
  process.exitCode = over > 0 ? 1 : 0;
}

function budgetOf(page: string, kind: keyof Weights): number {
  return kind === "html" && /^runs\/[^/]+\//.test(page) ? RUN_PAGE_HTML : BUDGET[kind];
}

function cell(bytes: number, budget: number): { said: string; isOver: boolean } {
  const isOver = bytes > budget * KILOBYTE;
  return { said: `${(bytes / KILOBYTE).toFixed(1)} of ${budget}${isOver ? " OVER" : ""}`, isOver };
}

/** The gzipped bytes that a browser asks for on its own when it opens a page. */
async function weigh(page: string): Promise<Weights> {
  const html = await readFile(path.join(OUT, page), "utf8");
  const styles = addresses(html, /<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g);
  const css = (await Promise.all(styles.map(read))).join("");
  return {
    html: gzipped(html),
    script: await sum(addresses(html, /<script[^>]+src="([^"]+)"/g)),
    style: await sum(styles),
    font: await sum(
      addresses(css, /url\(["']?([^"')]+\.woff2)/g).map((font) => font.replace(/^\.\.\//, "/_next/static/")),
      false,
    ),
  };
}

function addresses(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, address]) => address ?? []))];
}

async function sum(files: string[], isText = true): Promise<number> {
  const contents = await Promise.all(files.map(read));
  return contents.reduce((total, content) => total + (isText ? gzipped(content) : content.length), 0);
}

async function read(address: string): Promise<Buffer> {
  const within = address.slice((process.env.BASE_PATH ?? "").length).replace(/\?.*$/, "");
  return readFile(path.join(OUT, within));
}

function gzipped(content: string | Buffer): number {
  return gzipSync(content).length;
}
