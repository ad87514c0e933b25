import Table from "cli-table3";
import { type ClaimTrials, limitsKept } from "../../../content/self-check/claim-trials.ts";
import { EXIT } from "../../program/failure.ts";
import { tryArticles } from "./try-articles.ts";

/**
 * Tries every claim of every article in simulated runs by the shipped plans that measure until it is decided, and prints how
 * often it was decided, and how often it held at any look although it was just false; returns the exit code.
 *
 * @param only the ids of the claims that are tried: all without this
 */
export async function checkLooks(only?: readonly string[]): Promise<number> {
  const rows = await tryArticles("decided", only);
  const table = new Table({
    head: ["claim", "plan", "runs", "decided", "holds though false"],
    style: { head: [], border: [] },
  });
  for (const one of rows) table.push(cellsOf(one));
  console.log(table.toString());
  return rows.every((one) => limitsKept(one)?.held !== false) ? EXIT.complete : EXIT.incomplete;
}

function cellsOf(one: ClaimTrials): (string | number)[] {
  const kept = limitsKept(one);
  if (!kept) return [one.claim, one.plan, 0, "not measured by it", ""];
  return [one.claim, one.plan, one.trials, one.decided, `${one.held}${kept.held ? "" : " !"}`];
}
