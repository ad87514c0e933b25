import prettyMs from "pretty-ms";
import type { StageResult } from "./result.ts";

/** The end of the output: every stage with its time, every skipped test with its reason, and the counts. */
export function summary(results: StageResult[]): string {
  return ["", ...results.flatMap(ofStage), "", counts(results)].join("\n");
}

function ofStage(result: StageResult): string[] {
  const { name, passed, failed, skipped, remark, wallSeconds } = result;
  const mark = result.holds ? "✓" : "✗";
  const time = prettyMs(wallSeconds * 1000).padStart(8);
  const line = `${mark} ${name.padEnd(12)} ${time}   ${counted(passed, failed, skipped.length)}`;
  const notes = remark ? [`    ${remark}`] : [];
  return [line, ...notes, ...skipped.map(({ title, reason }) => `    skipped: ${title}: ${reason}`)];
}

function counts(results: StageResult[]): string {
  const sum = (of: (result: StageResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return counted(
    sum(({ passed }) => passed),
    sum(({ failed }) => failed),
    sum(({ skipped }) => skipped.length),
  );
}

function counted(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
