import Table from "cli-table3";
import { burstsOn, makespan } from "../../content/findings/bursts/bursts.ts";
import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import { failuresAlike, sayMore } from "../../content/findings/failures-alike.ts";
import { sayNode } from "../../content/findings/labels.ts";
import { sayLooks } from "../../content/findings/looks/say-looks.ts";
import { nodesOf } from "../../content/findings/machines/nodes.ts";
import { repetitionsOf } from "../../content/run/looks.ts";
import type { Sweep } from "../../content/run/plan.ts";
import type { Run } from "../../content/run/run.ts";
import { duration } from "./progress.ts";

/** Prints the median time of every burst of a run, and everything that could not be measured. */
export function printSummary(run: Run): void {
  const { sweeps: planned } = run.plan;
  if (planned.length > 0)
    console.log(`\nSeconds until all n requests of a burst were answered (median of ${sayRepetitions(run)}):`);
  for (const sweeps of sameLevels(planned)) {
    const levels = sweeps[0]?.levels ?? [];
    const head = ["target", "endpoint", "work", ...levels.map((level) => `n = ${level}`)];
    const table = new Table({ head, style: { head: [], border: [] } });
    for (const { target, endpoint, workSeconds } of sweeps)
      table.push([
        target,
        endpoint,
        workSeconds ? `${workSeconds} s` : "fixed",
        ...levels.map((level) => cell(run, target, endpoint, level)),
      ]);
    console.log(table.toString());
  }
  for (const line of chosen(run)) console.log(line);
  for (const line of sayLooks(run)) console.log(line);
  for (const line of nodeLines(run)) console.log(line);
  console.log(timing(run));
  for (const line of lost(run)) console.log(line);
}

/** A line for every node of several: how much longer bursts take there. */
function nodeLines(run: Run): string[] {
  return nodesOf(run).map(({ node, effects }) => {
    const said = effects.map(({ work, said: ratio }) => `${ratio} (${work})`).join(", ") || "unknown";
    return `Bursts on ${sayNode(node)}, times as long as on the mean of all nodes: ${said}`;
  });
}

/** How often bursts were measured: some of them less often where claims were looked at in between. */
function sayRepetitions(run: Run): string {
  const repetitions = repetitionsOf(run);
  return `${run.looks.length > 0 ? "up to " : ""}${repetitions} ${repetitions === 1 ? "repetition" : "repetitions"}`;
}

/** A line for every amount of work that differs from the plan. */
function chosen({ amounts }: Run): string[] {
  return amounts.flatMap(({ work, wantedSeconds, chosenSeconds, reason }) =>
    chosenSeconds === wantedSeconds
      ? []
      : [
          `Changed for this machine: ${chosenSeconds} s of ${work} work per request instead of ${wantedSeconds} s: ${reason}`,
        ],
  );
}

/** Sweeps in groups that fit one table. */
function sameLevels(sweeps: Sweep[]): Sweep[][] {
  return Object.values(Object.groupBy(sweeps, ({ levels }) => levels.join())).flatMap((group) =>
    group ? [group] : [],
  );
}

/** One line for every reason why something was not measured or does not count. */
function lost(run: Run): string[] {
  const unavailable = run.plan.unavailable.map(({ target, reason }) => `Not measured: ${target}: ${reason}`);
  const failed = failuresAlike(run).flatMap(({ first, reason, log, more }) => [
    `Not measured: ${first.target ?? "the run"}, ${first.stage}: ${reason}${sayMore({ more })}`,
    ...log,
  ]);
  return [...unavailable, ...failed];
}

function cell(run: Run, target: string, endpoint: string, level: number): string {
  const sweep = sweepsOf(run, endpoint).find((series) => series.target === target);
  const seconds = sweep?.levels.find((one) => one.level === level)?.medianSeconds ?? null;
  if (seconds !== null) return seconds.toFixed(3);
  const isAnswered = burstsOn(run, endpoint).some(
    (burst) => burst.target === target && burst.level === level && makespan(burst) !== null,
  );
  return isAnswered ? "not counted" : "failed";
}

function timing({ durations }: Run): string {
  const ratio = durations.observedSeconds > 0 ? durations.measuringSeconds / durations.observedSeconds : 0;
  const { bringUpSeconds, measuringSeconds, tearDownSeconds } = durations;
  const said = (seconds: number | null) => (seconds === null ? "unknown" : duration(seconds));
  const parts = [
    `Bring-up ${said(bringUpSeconds)}`,
    `measuring ${duration(measuringSeconds)} (${ratio.toFixed(3)} times the time spent observing)`,
    `tear-down ${said(tearDownSeconds)}`,
  ];
  return parts.join(", ");
}
