/** A figure of the bench beside its limit; null where there is nothing to measure it on. */
export interface Figure {
  what: string;
  value: number | null;
  unit: string;
  /** Null for what depends on the machine, which is shown and not judged. */
  limit: number | null;
  /** Whether the limit is the most or the least that is allowed. */
  bound: "at most" | "at least";
  note?: string;
}

/** Whether a figure keeps to its limit; undefined where there is none. */
export function keepsLimit({ value, limit, bound }: Figure): boolean | undefined {
  if (value === null || limit === null) return undefined;
  return bound === "at most" ? value <= limit : value >= limit;
}
