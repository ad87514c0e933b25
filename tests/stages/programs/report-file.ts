import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";
import { type Command, ROOT, runCommand } from "./command.ts";

/** A command that runs tests and leaves a report of them in a file. */
export interface ReportingCommand extends Command {
  reportFile: string;
  /** Reads what was counted out of the report's text. */
  count(report: string): Counts;
}

/** Where a stage's report lies. */
export function reportFileOf(name: string): string {
  return path.join(ROOT, ".benchbook/results", name);
}

/** Runs the tests and counts them by their report; none at all, or a failure outside of any test, is a failure. */
export async function runTests(command: ReportingCommand, lane: Lane): Promise<Counts> {
  await mkdir(path.dirname(command.reportFile), { recursive: true });
  // A report of an earlier day must not speak for a run that wrote none.
  await rm(command.reportFile, { force: true });
  const broken = await runCommand(command, lane);
  const report = await readFile(command.reportFile, "utf8").catch(() => undefined);
  if (report === undefined) return { passed: 0, failed: 1, remark: broken ?? "no report was written" };
  return honest(command.count(report), broken);
}

function honest(counts: Counts, broken: string | undefined): Counts {
  if (counts.failed > 0) return counts;
  if (broken) return { ...counts, failed: 1, remark: broken };
  const ran = counts.passed + (counts.skipped?.length ?? 0);
  return ran > 0 ? counts : { ...counts, failed: 1, remark: "expected tests to run, none did" };
}
