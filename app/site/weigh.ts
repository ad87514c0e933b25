import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import { basePath } from "../address/base-path.ts";
import { UserError } from "../errors/user-error.ts";
import { firstLoadOf, KINDS } from "./first-load.ts";
import { NOT_BUILT, OUT } from "./out-folder.ts";
import { runProgram, siteCommand } from "./program.ts";

siteCommand(
  "weigh",
  "Prints how large the first load of every page of the built site is, gzipped, beside its budget. Ends with 1 above a budget.",
).parse();
const KILOBYTE = 1000;

type Weights = Record<(typeof KINDS)[number], number>;

/** The budget of a first load in kilobytes by kind; the only image of a page is its icon. */
const BUDGET: Weights = { html: 90, script: 5, style: 15, font: 70, image: 5 };
/** The page of a run has all of its tables, and readers reach it from an article. */
const RUN_PAGE_HTML = 150;

async function weighAll(): Promise<number> {
  const pages = (await Array.fromAsync(glob("**/*.html", { cwd: OUT }))).toSorted();
  if (pages.length === 0) throw new UserError(NOT_BUILT);
  const table = new Table({ head: ["page", ...KINDS.map((kind) => `${kind}, kB`)], style: { head: [], border: [] } });
  let over = 0;
  for (const page of pages) {
    const weights = await weigh(page);
    const cells = KINDS.map((kind) => cell(weights[kind], budgetOf(page, kind)));
    over += cells.filter(({ isOver }) => isOver).length;
    table.push([page, ...cells.map(({ said }) => said)]);
  }
  console.log(table.toString());
  if (over > 0) throw new UserError(`expected every first load within its budget, got ${over} over; see above`);
  return 0;
}

function budgetOf(page: string, kind: keyof Weights): number {
  return kind === "html" && /^runs\/[^/]+\//.test(page) ? RUN_PAGE_HTML : BUDGET[kind];
}

function cell(bytes: number, budget: number): { said: string; isOver: boolean } {
  const isOver = bytes > budget * KILOBYTE;
  return { said: `${(bytes / KILOBYTE).toFixed(1)} of ${budget}${isOver ? " OVER" : ""}`, isOver };
}

/** The bytes of each kind on a first load, as a host sends them: fonts and pictures are compressed as they are. */
async function weigh(page: string): Promise<Weights> {
  const weights: Weights = { html: 0, script: 0, style: 0, font: 0, image: 0 };
  for (const { kind, file } of await firstLoadOf(page, { folder: OUT, basePath: basePath() })) {
    const content = await readFile(path.join(OUT, file));
    weights[kind] += /\.(?:woff2?|png|jpe?g|webp|avif)$/.test(file) ? content.length : gzipSync(content).length;
  }
  return weights;
}

await runProgram(weighAll);
