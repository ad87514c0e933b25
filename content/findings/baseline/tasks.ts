import { PUBLISHED, publishedSweep } from "../../baselines/published-figures.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { tasksOf } from "../bursts/tasks.ts";
import { type Compared, type Comparisons, sayNumber } from "./verdict.ts";

const RULE =
  "The tasks that responses report depend on what the server's own libraries keep running, so only their growth is compared: one number at every level, or more with more requests. Either it is the same in both or it is not.";

const ENDPOINT = "badasync-cpubound";

/** Whether the tasks on the event loop grow with the burst, as published and as measured. */
export function tasksReported(run: Run): Comparisons {
  const rows = PUBLISHED.targets
    .filter(({ endpoints }) => endpoints.includes(ENDPOINT))
    .map(({ name }) => tasks(run, name));
  return { title: "Tasks on the event loop", rule: RULE, rows };
}

/** The comparison of the tasks that an endpoint's responses reported; none where no such figure was published. */
export function comparedTasks(run: Run, endpoint: string): Compared[] {
  return endpoint === ENDPOINT ? tasksReported(run).rows : [];
}

/** The tasks that were published for one level; null where none were. */
export function publishedTasks(endpoint: string, level: number): number | null {
  const bursts = PUBLISHED.targets.flatMap(({ name }) => publishedSweep(endpoint, name));
  return bursts.find((burst) => burst.level === level)?.concurrentTasks ?? null;
}

function tasks(run: Run, target: string): Compared {
  const sweep = publishedSweep(ENDPOINT, target);
  const published = sweep.flatMap(({ concurrentTasks }) => concurrentTasks ?? []);
  const shared = tasksOf(run, ENDPOINT).filter(({ level }) => sweep.some((burst) => burst.level === level));
  const ours = shared.flatMap(({ fewest, most }) => (fewest === null || most === null ? [] : [fewest, most]));
  const named = {
    quantity: `${labelOf(run, target)}: tasks reported`,
    published: span(published),
    ours: span(ours),
  };
  if (shared.filter(({ most }) => most !== null).length < 2)
    return { ...named, verdict: "undecided", why: "this run has fewer than two levels of it" };
  const [theirs, own] = [isOne(published), isOne(ours)];
  return {
    ...named,
    verdict: theirs === own ? "reproduced" : "differs",
    why: `${theirs ? "one number at every level" : "more with more requests"} there, ${own ? "one number" : "more with more requests"} here`,
  };
}

function isOne(counts: number[]): boolean {
  return new Set(counts).size === 1;
}

function span(counts: number[]): string {
  if (counts.length === 0) return sayNumber(null);
  return isOne(counts) ? String(counts[0]) : `${Math.min(...counts)} to ${Math.max(...counts)}`;
}
