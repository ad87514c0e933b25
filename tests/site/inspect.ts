import { parseArgs } from "node:util";
import Table from "cli-table3";
import { basePath } from "../../app/address/base-path.ts";
import { type Served, serve } from "../../app/site/serve-site.ts";
import { pageKindsOf } from "../e2e/pages.ts";
import { inspect, medianScores, type Scores } from "./lighthouse.ts";

// Prints what Lighthouse says of the built site, a page of each kind, served compressed on this machine; ends with 1
// when anything but speed is less than perfect. Speed is printed: a busy machine must not decide what is published.
const OUT = process.env.BENCHBOOK_OUT ?? "out";
const HEAD = ["page", "performance", "accessibility", "best practices", "SEO", "layout shift"];

const { values } = parseArgs({ options: { looks: { type: "string", default: "3" } } });
const site = await serve(OUT, { port: 0, basePath: basePath() });
const table = new Table({ head: HEAD, style: { head: [], border: [] } });
const faults: string[] = [];
for (const page of pageKindsOf(OUT).filter((one) => one !== "nowhere/")) {
  const scores = await lookAt(site, page, Number(values.looks));
  const { performance, accessibility, bestPractices, seo, layoutShift } = scores;
  table.push([`/${page}`, performance, accessibility, bestPractices, seo, layoutShift.toFixed(3)]);
  faults.push(...faultsOf(scores).map((fault) => `/${page}: ${fault}`));
}
await site.close();
console.log(table.toString());
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error("benchbook: expected 100 for all but speed, and no layout shift; see above");
process.exitCode = faults.length > 0 ? 1 : 0;

async function lookAt({ url }: Served, page: string, times: number): Promise<Scores> {
  const looks: Scores[] = [];
  for (let look = 0; look < times; look++) looks.push(await inspect(url + page));
  return medianScores(looks);
}

function faultsOf({ accessibility, bestPractices, seo, layoutShift, faults: named }: Scores): string[] {
  const isPerfect = [accessibility, bestPractices, seo].every((score) => score === 100);
  const shift = layoutShift > 0 ? [`layout shift: ${layoutShift}`] : [];
  return [...(isPerfect ? [] : named), ...shift];
}
