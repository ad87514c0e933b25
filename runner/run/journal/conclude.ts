import path from "node:path";
import { printClaims } from "../../cli/print-claims.ts";
import { EXIT } from "../../program/exit-error.ts";
import { RUNS } from "../../program/folders.ts";
import { type Assembled, writeRun } from "./run-file.ts";

/**
 * Prints what a run found and what it says to claims, and writes its file; returns the exit code.
 *
 * @throws ExitError (the machine cannot) when the file cannot be written
 */
export async function conclude({ run, file }: Assembled): Promise<number> {
  // Statistics take long to load, and most commands that begin a run are refused, or end before there is anything to say.
  const { printSummary } = await import("../../cli/print-summary.ts");
  printSummary(run);
  await printClaims(run);
  console.log(`\nWritten: ${path.relative(process.cwd(), await writeRun(RUNS, file))}`);
  return run.status === "complete" ? EXIT.complete : EXIT.incomplete;
}
