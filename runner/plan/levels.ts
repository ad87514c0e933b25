import { MOST_TOGETHER } from "../../content/run/parts/units.ts";
import type { Service } from "../fleet/services/service.ts";

type Workers = Pick<Service, "workers">;

/** Levels with `workers + 1` and `2 × workers` of every target that has several: one list for all targets. */
export function aroundWorkers(levels: readonly number[], targets: Workers[]): number[] {
  return withLevels(
    levels,
    severalOf(targets).flatMap((workers) => [workers + 1, 2 * workers]),
  );
}

/** Levels with one more that is above the workers of every target, where the largest level is not above them already. */
export function beyondWorkers(levels: readonly number[], targets: Workers[]): number[] {
  const most = Math.max(...severalOf(targets));
  return withLevels(levels, most >= Math.max(...levels) ? [most + 1] : []);
}

function severalOf(targets: Workers[]): number[] {
  return targets.map(({ workers }) => workers ?? 1).filter((workers) => workers > 1);
}

function withLevels(levels: readonly number[], more: number[]): number[] {
  const possible = more.filter((level) => level <= MOST_TOGETHER);
  return [...new Set([...levels, ...possible])].toSorted((a, b) => a - b);
}
