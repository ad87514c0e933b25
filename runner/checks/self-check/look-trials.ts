import path from "node:path";
import Table from "cli-table3";
import { type ClaimTrials, limitsKept } from "../../../content/self-check/claim-trials.ts";
import { readServices } from "../../fleet/read-services.ts";
import { makePlan } from "../../plan/make-plan.ts";
import { readArticles } from "../../program/articles.ts";
import { EXIT } from "../../program/failure.ts";
import { ROOT } from "../../program/folders.ts";
import { newestFullRun, tryClaims } from "./claim-trials.ts";

/**
 * Tries every claim of every article in simulated runs by the shipped plans that measure until it is decided, and prints how
 * often it was decided, and how often it held at any look although it was just false; returns the exit code.
 */
export async function checkLooks(): Promise<number> {
  const { services } = await readServices(path.join(ROOT, "docker-compose.yml"), [0, 1]);
  const plans = (["full", "quick"] as const).map((plan) =>
    makePlan({ plan, until: "decided", seed: 0, dryRun: true }, services),
  );
  const rows = tryClaims(await readArticles(), await newestFullRun(), plans);
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
