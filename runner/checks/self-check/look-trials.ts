import Table from "cli-table3";
import { EPISODE } from "../../../content/findings/claim-trials/try-claim.ts";
import { type ClaimTrials, limitsKept } from "../../../content/self-check/claim-trials.ts";
import { EXIT } from "../../program/exit-error.ts";
import { tryArticles } from "./try-articles.ts";

/**
 * Tries every claim of every article in simulated runs by the shipped plans that measure until it is decided, also where
 * something disturbs a stretch of each run, and prints how often it was decided, and how often any look decided it wrongly:
 * held it to be true although it was just false, or otherwise than most runs do; returns the exit code.
 *
 * @param only the ids of the claims that are tried: all without this
 */
export async function checkLooks(only?: readonly string[]): Promise<number> {
  const [quiet, disturbed] = [
    await tryArticles("decided", only),
    await tryArticles("decided", only, { always: EPISODE }),
  ];
  const rows = quiet.flatMap((one, place) => {
    const other = disturbed[place];
    return other ? [{ quiet: one, disturbed: other }] : [];
  });
  const table = new Table({
    head: ["claim", "plan", "runs", "decided", "holds though false", "the same, disturbed", "otherwise if disturbed"],
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push(cellsOf(row));
  console.log(table.toString());
  return rows.every(isSeldomWrong) ? EXIT.complete : EXIT.incomplete;
}

interface Row {
  quiet: ClaimTrials;
  disturbed: ClaimTrials;
}

function isSeldomWrong({ quiet, disturbed }: Row): boolean {
  const [kept, also] = [limitsKept(quiet), limitsKept(disturbed)];
  return kept?.held !== false && also?.held !== false && also?.wrong !== false;
}

function cellsOf({ quiet, disturbed }: Row): (string | number)[] {
  const [kept, also] = [limitsKept(quiet), limitsKept(disturbed)];
  if (!kept || !also) return [quiet.claim, quiet.plan, 0, "not measured by it", "", "", ""];
  const marked = (count: number, isKept: boolean) => `${count}${isKept ? "" : " !"}`;
  return [
    ...[quiet.claim, quiet.plan, quiet.trials, quiet.decided, marked(quiet.held, kept.held)],
    ...[marked(disturbed.held, also.held), marked(disturbed.wrong, also.wrong)],
  ];
}
