import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { findChromium } from "../prepare/chromium.ts";

/** What Lighthouse says of one page, as a phone sees it: parts of a hundred, and how far its layout shifts. */
export interface Scores {
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

/** Loads a page once, in a browser of its own so that nothing is known from before. Its preset is a phone's. */
export async function inspect(address: string): Promise<Scores> {
  const isRoot = process.getuid?.() === 0;
  const browser = await launch({
    chromePath: await findChromium(),
    chromeFlags: ["--headless=new", "--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
    logLevel: "silent",
    maxConnectionRetries: 2 * LONGEST_SECONDS,
  });
  try {
    const patience = { maxWaitForFcp: 1000 * LONGEST_SECONDS, maxWaitForLoad: 1000 * LONGEST_SECONDS };
    const result = await lighthouse(address, { port: browser.port, logLevel: "error", output: "json", ...patience });
    if (!result) throw new Error(`expected Lighthouse to say something of ${address}, got nothing`);
    return scoresOf(result.lhr);
  } finally {
    browser.kill();
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

function scoresOf({ categories, audits, runtimeError }: Result): Scores {
  if (runtimeError) throw new Error(`expected Lighthouse to load a page, got: ${runtimeError.message}`);
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
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
