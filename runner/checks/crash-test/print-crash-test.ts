import Table from "cli-table3";
import type { Kill } from "./kill-and-resume.ts";
import { STAGES } from "./run-stage.ts";

/** What became of all kills, by the stage in which they fell, as a table. */
export function crashTestTable(kills: Kill[]): string {
  const head = [
    "killed in",
    "kills",
    "observations kept",
    "lost",
    "processes left",
    "files left",
    "refusals",
    "problems",
  ];
  const rows = new Table({ head, style: { head: [], border: [] } });
  for (const stage of STAGES) rows.push([stage, ...sums(kills.filter((kill) => kill.stage === stage))]);
  rows.push(["all", ...sums(kills)]);
  return rows.toString();
}

function sums(kills: Kill[]): number[] {
  const sum = (of: (kill: Kill) => number) => kills.reduce((total, kill) => total + of(kill), 0);
  return [
    kills.length,
    sum(({ observations }) => observations),
    sum(({ lost }) => lost),
    sum(({ left }) => left.processes.length),
    sum(({ left }) => left.files.length),
    sum(({ refusals }) => refusals),
    sum(({ problems }) => problems.length),
  ];
}
