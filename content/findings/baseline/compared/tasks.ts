import { publishedSweep } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { tasksOf } from "../../within-bursts/tasks.ts";
import { type Compared, sayNumber } from "../verdict.ts";

/**
 * Whether the tasks on the event loop grow with the burst on an endpoint, as published and as measured; nothing for an
 * endpoint of which no such figure was published.
 */
export function tasksReported(run: Run, figures: Reference, endpoint: string): Compared[] {
  return figures.targets.flatMap(({ name: target }) => tasks(run, figures, { endpoint, target }));
}

/** The tasks that were published for one level; null where none were. */
export function publishedTasks(figures: Reference, endpoint: string, level: number): number | null {
  const bursts = figures.targets.flatMap(({ name }) => publishedSweep(figures, endpoint, name));
  return bursts.find((burst) => burst.level === level)?.concurrentTasks ?? null;
}

function tasks(run: Run, figures: Reference, { endpoint, target }: SweepId): Compared[] {
  const sweep = publishedSweep(figures, endpoint, target);
  const published = sweep.flatMap(({ concurrentTasks }) => concurrentTasks ?? []);
  if (published.length === 0) return [];
  const shared = tasksOf(run, endpoint).filter(({ level }) => sweep.some((burst) => burst.level === level));
  const ours = shared.flatMap(({ fewest, most }) => (fewest === null || most === null ? [] : [fewest, most]));
  const named = {
    quantity: `${labelOf(run, target)}: tasks reported`,
    published: span(published),
    ours: span(ours),
  };
  if (shared.filter(({ most }) => most !== null).length < 2)
    return [{ ...named, verdict: "undecided", why: "this run has fewer than two levels of it" }];
  const [theirs, own] = [isOne(published), isOne(ours)];
  return [
    {
      ...named,
      verdict: theirs === own ? "reproduced" : "differs",
      why: `${theirs ? "one number at every level" : "more with more requests"} there, ${own ? "one number" : "more with more requests"} here`,
    },
  ];
}

function isOne(counts: number[]): boolean {
  return new Set(counts).size === 1;
}

function span(counts: number[]): string {
  if (counts.length === 0) return sayNumber(null);
  return isOne(counts) ? String(counts[0]) : `${Math.min(...counts)} to ${Math.max(...counts)}`;
}
