import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { TEXT_AS_SEEN } from "../../app/site/chromium.ts";
import { findChromium } from "../prepare/chromium.ts";

/** What Lighthouse says of one page, as a phone sees it: parts of a hundred, and how far its layout shifts. */
export interface Scores {
  /** Not a number where it was not asked for. */
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  layoutShift: number;
  /** What takes points away, apart from speed: "category: audit". */
  faults: string[];
}

/** Nothing is judged by this: it ends what would never end, also on a slow machine that does other things. */
const LONGEST_SECONDS = 300;

/** What is judged of a page: speed takes longer than all of it, and is the machine's. */
const JUDGED: Flags = {
  onlyCategories: ["accessibility", "best-practices", "seo"],
  onlyAudits: ["cumulative-layout-shift"],
  throttlingMethod: "provided",
};

type Flags = NonNullable<Parameters<typeof lighthouse>[1]>;

/** Loads a page once; what the browser still has of it from before is removed first. */
export type Inspect = (address: string, what: { isTimed: boolean }) => Promise<Scores>;

/** Lends what loads pages in a browser. Lighthouse's preset is a phone's. */
export async function withLighthouse<T>(use: (inspect: Inspect) => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  const browser = await launch({
    chromePath: await findChromium(),
    chromeFlags: [
      "--headless=new",
      "--disable-gpu",
      TEXT_AS_SEEN,
      "--disable-background-networking",
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
    logLevel: "silent",
    maxConnectionRetries: 2 * LONGEST_SECONDS,
  });
  try {
    const patience = { maxWaitForFcp: 1000 * LONGEST_SECONDS, maxWaitForLoad: 1000 * LONGEST_SECONDS };
    // Nobody looks at the picture of a whole page, and these are long.
    const flags: Flags = { port: browser.port, logLevel: "error", output: "json", disableFullPageScreenshot: true };
    return await use(async (address, { isTimed }) => {
      const result = await lighthouse(address, { ...flags, ...patience, ...(isTimed ? {} : JUDGED) });
      if (!result) throw new Error(`expected Lighthouse to say something of ${address}, got nothing`);
      return scoresOf(result.lhr);
    });
  } finally {
    browser.kill();
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

function scoresOf({ categories, audits, runtimeError }: Result): Scores {
  if (runtimeError) throw new Error(`expected Lighthouse to load a page, got: ${runtimeError.message}`);
  const score = (id: string) => {
    const category = categories[id];
    return category ? Math.round((category.score ?? 0) * 100) : Number.NaN;
  };
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    seo: score("seo"),
    layoutShift: audits["cumulative-layout-shift"]?.numericValue ?? Number.POSITIVE_INFINITY,
    faults: ["accessibility", "best-practices", "seo"].flatMap((id) =>
      (categories[id]?.auditRefs ?? [])
        .filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1)
        .map((ref) => `${id}: ${audits[ref.id]?.title} (${ref.id})`),
    ),
  };
}

/** The median of each score over several loads of a page. */
export function medianScores(loads: Scores[]): Scores {
  const middle = (of: (scores: Scores) => number) =>
    loads.map(of).toSorted((a, b) => a - b)[Math.floor((loads.length - 1) / 2)] ?? Number.NaN;
  return {
    performance: middle((one) => one.performance),
    accessibility: middle((one) => one.accessibility),
    bestPractices: middle((one) => one.bestPractices),
    seo: middle((one) => one.seo),
    layoutShift: middle((one) => one.layoutShift),
    faults: [...new Set(loads.flatMap(({ faults }) => faults))],
  };
}
