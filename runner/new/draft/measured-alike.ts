import type { DraftTarget } from "./draft-target.ts";

/**
 * Targets whose endpoints of one name are measured in one way, so that they compare: what is too fast for bursts on one of them
 * is put under steady load on all.
 */
export function measuredAlike(targets: readonly DraftTarget[]): DraftTarget[] {
  const all = targets.flatMap(({ endpoints }) => endpoints);
  const fast = new Set(all.flatMap(({ name, by }) => (by === "steady load" ? [name] : [])));
  return targets.map((target) => ({
    ...target,
    endpoints: target.endpoints.map((one) => (fast.has(one.name) ? { ...one, by: "steady load" } : one)),
  }));
}
