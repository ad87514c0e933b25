import { readFile } from "node:fs/promises";
import Table from "cli-table3";
import { compareVerdicts, sayComparison } from "../../../content/findings/claims/compare-verdicts.ts";
import { isMeasured, judgeClaims } from "../../../content/findings/claims/judge-claims.ts";
import { compareLaws, type LawComparison } from "../../../content/findings/laws/compare-laws.ts";
import { parseRun, RunFileError } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { readArticles } from "../../program/articles.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";
import { messageOf } from "../../program/message-of.ts";

/**
 * Prints what several runs by one plan say to each claim, beside what a reference run says, article by article, and how
 * often any two of them name the same law; returns the exit code, which is not 0 where any run decides a claim otherwise
 * than the reference, or where the laws of any two contradict each other.
 *
 * @param files run files: the reference, and the runs to compare with it
 * @throws ExitError (usage) without a run to compare, for a file that cannot be used, and for runs by different plans
 */
export async function printVerdicts([reference, ...files]: string[]): Promise<number> {
  if (reference === undefined || files.length === 0)
    throw new ExitError(
      "--runs: expected a reference and at least one run to compare with it, got fewer files",
      EXIT.usage,
    );
  const runs: Run[] = [];
  for (const file of [reference, ...files]) runs.push(await readRun(file));
  const [expected, ...compared] = runs;
  requireOnePlan(compared, files);
  let isRight = true;
  for (const { slug, claims } of await readArticles()) {
    const judged = expected ? judgeClaims(claims, expected) : [];
    if (!judged.some(isMeasured)) continue;
    const found = compareVerdicts(
      judged,
      compared.map((run) => judgeClaims(claims, run)),
    );
    const head = [slug, "reference", "holds", "fails", "undecided", "wrong"];
    const table = new Table({ head, style: { head: [], border: [] } });
    for (const { id, reference: verdict, runs: counts, wrong } of found.claims)
      table.push([id, verdict, counts.holds, counts.fails, counts.undecided, wrong > 0 ? `${wrong} !` : ""]);
    console.log(`${table.toString()}\n${sayComparison(found)}`);
    isRight &&= found.wrong === 0;
  }
  if (compared.length > 1) isRight = printLaws(compared) && isRight;
  return isRight ? EXIT.complete : EXIT.incomplete;
}

/** Prints how the laws of any two runs compare; returns whether none contradict each other. */
function printLaws(runs: Run[]): boolean {
  const pairs = runs.flatMap((first, index) => runs.slice(index + 1).map((second) => compareLaws(first, second)));
  const sum = (of: (pair: LawComparison) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const contradicting = pairs.flatMap((pair) => pair.contradicting);
  console.log(
    `${pairs.length} pairs of runs: laws named alike ${sum(({ alike }) => alike)}, by one of them or neither ${sum(({ undecided }) => undecided)}, contradicting ${contradicting.length}`,
  );
  for (const { target, endpoint, laws } of contradicting)
    console.log(`  ${target}, ${endpoint}: ${laws.join(" and ")}`);
  return contradicting.length === 0;
}

async function readRun(file: string): Promise<Run> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new ExitError(`${file}: expected a run file that can be read: ${messageOf(cause)}`, EXIT.usage);
  });
  return parseRun(text, file).catch((cause: unknown) => {
    throw cause instanceof RunFileError ? new ExitError(cause.message, EXIT.usage) : cause;
  });
}

/** Runs by different plans ask for different work: how often they decide a claim cannot be counted together. */
function requireOnePlan(runs: Run[], files: string[]): void {
  const other = runs.findIndex(({ plan }) => plan.name !== runs[0]?.plan.name);
  if (other < 0) return;
  const [wanted, got] = [runs[0]?.plan.name, runs[other]?.plan.name];
  throw new ExitError(`${files[other]}: expected a run by the ${wanted} plan like the others, got ${got}`, EXIT.usage);
}
