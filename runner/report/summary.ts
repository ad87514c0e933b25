import Table from "cli-table3";
import type { Burst } from "../../content/run/observations.ts";
import type { Run } from "../../content/run/run.ts";
import { duration } from "./progress.ts";

/** Prints what a run found: the median time of every burst, and everything that could not be measured. */
export function reportRun(run: Run): void {
  const table = new Table({
    head: ["target", "endpoint", ...run.plan.levels.map((level) => `n = ${level}`)],
    style: { head: [], border: [] },
  });
  for (const { target, endpoint } of run.plan.sweeps) {
    table.push([target, endpoint, ...run.plan.levels.map((level) => cell(run, target, endpoint, level))]);
  }
  console.log(`\nSeconds until the last of n requests sent together was answered (median of ${run.plan.repetitions}):`);
  console.log(table.toString());
  console.log(timing(run));
  for (const { target, stage, message } of run.failures)
    console.log(`Not measured: ${target ?? "the run"}, ${stage}: ${message}`);
}

function cell(run: Run, target: string, endpoint: string, level: number): string {
  const bursts = run.observations.filter(
    (seen): seen is Burst =>
      seen.kind === "burst" && seen.target === target && seen.endpoint === endpoint && seen.level === level,
  );
  const whole = bursts.filter((burst) => burst.requests.every((request) => request.error === null));
  const seconds = whole
    .map((burst) => Math.max(...burst.requests.map((request) => request.lastByteSeconds ?? 0)))
    .toSorted((a, b) => a - b);
  const middle = seconds[Math.floor((seconds.length - 1) / 2)];
  return middle === undefined ? "failed" : middle.toFixed(3);
}

function timing({ durations }: Run): string {
  const ratio = durations.observedSeconds > 0 ? durations.measuringSeconds / durations.observedSeconds : 0;
  const parts = [
    `Bring-up ${duration(durations.bringUpSeconds)}`,
    `measuring ${duration(durations.measuringSeconds)} (${ratio.toFixed(3)} × the time observed)`,
    `tear-down ${duration(durations.tearDownSeconds)}`,
  ];
  return parts.join(", ");
}
