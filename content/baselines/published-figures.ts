import type { PublishedBurst, Reference } from "./published-schema.ts";

/** One observation of some published figures, of its series, by kind and target; undefined where it has none. */
export function publishedOf<K extends Reference["observations"][number]["kind"]>(
  figures: Reference,
  kind: K,
  target: string,
) {
  return figures.observations.find(
    (seen): seen is Extract<Reference["observations"][number], { kind: K }> =>
      seen.kind === kind && seen.target === target && !("part" in seen && seen.part === "trial"),
  );
}

/** A sweep of some published figures, its bursts by ascending level; empty where it has none. */
export function publishedSweep(figures: Reference, endpoint: string, target: string): PublishedBurst[] {
  return burstsOf(figures, "series")
    .filter((burst) => burst.endpoint === endpoint && burst.target === target)
    .toSorted((a, b) => a.level - b.level);
}

/** A burst that was tried beside its sweeps, by its size. */
export function publishedTrial(figures: Reference, target: string, level: number): PublishedBurst | undefined {
  return burstsOf(figures, "trial").find((burst) => burst.target === target && burst.level === level);
}

/** The processes of a target at rest, without the `top` that counted them; null where it has no such figure. */
export function publishedProcesses(figures: Reference, target: string): string[] | null {
  const rows = publishedOf(figures, "snapshot", target)?.rows;
  return rows?.map(({ command }) => command).filter((command) => command !== "top") ?? null;
}

function burstsOf(figures: Reference, part: PublishedBurst["part"]): PublishedBurst[] {
  return figures.observations.filter((seen) => seen.kind === "burst").filter((seen) => seen.part === part);
}
