import Table from "cli-table3";
import { basePath } from "../../app/address/base-path.ts";
import { type Served, serve } from "../../app/site/serve-site.ts";
import { checkCommand, readFlags } from "../../runner/cli/check-command.ts";
import { wholeNumber } from "../../runner/cli/parse-flags.ts";
import { pageKindsOf } from "./exported-pages.ts";
import { type Inspect, medianScores, type Scores, withLighthouse } from "./lighthouse.ts";

// Speed is printed and not judged: a busy machine must not decide what is published.
const OUT = process.env.BENCHBOOK_OUT ?? "out";
const HEAD = ["page", "performance", "accessibility", "best practices", "SEO", "layout shift"];

const { times, speed } = readFlags<{ times: number; speed: boolean }>(
  checkCommand(
    "inspect",
    "Prints what Lighthouse says of the built site, a page of each kind, served compressed on this machine. Ends with 1 when anything but speed is less than perfect.",
  )
    .option("--times <n>", "how often each page is loaded; medians are printed", wholeNumber(1, 100), 3)
    .option("--no-speed", "leave out speed, which nothing depends on and which takes longest"),
);
const site = await serve(OUT, { port: 0, basePath: basePath() });
const table = new Table({ head: HEAD, style: { head: [], border: [] } });
const faults: string[] = [];
await withLighthouse(async (inspect) => {
  for (const page of pageKindsOf(OUT).filter((one) => one !== "nowhere/")) {
    const scores = await medianScoresOf(inspect, site, page);
    const { performance, accessibility, bestPractices, seo, layoutShift } = scores;
    table.push([`/${page}`, speed ? performance : "", accessibility, bestPractices, seo, layoutShift.toFixed(3)]);
    faults.push(...faultsOf(scores).map((fault) => `/${page}: ${fault}`));
  }
});
await site.close();
console.log(table.toString());
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error("benchbook: expected 100 for all but speed, and no layout shift; see above");
process.exitCode = faults.length > 0 ? 1 : 0;

async function medianScoresOf(inspect: Inspect, { url }: Served, page: string): Promise<Scores> {
  const scores: Scores[] = [];
  while (scores.length < times) scores.push(await inspect(url + page, { isTimed: speed }));
  return medianScores(scores);
}

function faultsOf({ accessibility, bestPractices, seo, layoutShift, faults: named }: Scores): string[] {
  const isPerfect = [accessibility, bestPractices, seo].every((score) => score === 100);
  const shift = layoutShift > 0 ? [`layout shift: ${layoutShift}`] : [];
  return [...(isPerfect ? [] : named), ...shift];
}
