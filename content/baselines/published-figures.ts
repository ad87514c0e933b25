import { type PublishedBurst, type Reference, referenceSchema } from "./published-schema.ts";
import figures from "./tester-service.json" with { type: "json" };

/** The figures of the document that the article grew out of. */
export const PUBLISHED: Reference = referenceSchema.parse(figures);

/** One observation of the document, of its series, by kind and target; undefined where it has none. */
export function publishedOf<K extends Reference["observations"][number]["kind"]>(kind: K, target: string) {
  return PUBLISHED.observations.find(
    (seen): seen is Extract<Reference["observations"][number], { kind: K }> =>
      seen.kind === kind && seen.target === target && !("part" in seen && seen.part === "trial"),
  );
}

/** A sweep of the document, its bursts by ascending level; empty where it has none. */
export function publishedSweep(endpoint: string, target: string): PublishedBurst[] {
  return burstsOf("series")
    .filter((burst) => burst.endpoint === endpoint && burst.target === target)
    .toSorted((a, b) => a.level - b.level);
}

/** A burst that the document tried beside its sweeps, by its size. */
export function publishedTrial(target: string, level: number): PublishedBurst | undefined {
  return burstsOf("trial").find((burst) => burst.target === target && burst.level === level);
}

/** The processes of a target at rest, without the `top` that counted them; null where it has no such figure. */
export function publishedProcesses(target: string): string[] | null {
  const rows = publishedOf("snapshot", target)?.rows;
  return rows?.map(({ command }) => command).filter((command) => command !== "top") ?? null;
}

function burstsOf(part: PublishedBurst["part"]): PublishedBurst[] {
  return PUBLISHED.observations.filter((seen) => seen.kind === "burst").filter((seen) => seen.part === part);
}
