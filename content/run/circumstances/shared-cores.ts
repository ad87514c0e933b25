import type { Clock } from "../parts/clock.ts";
import type { Environment } from "./environment.ts";

/**
 * How many cores the client and the target of an observation share: all of the client's where they share its clock, and
 * where the target's node said that its kernel is the client's. Null where they are on different machines, or nobody knows.
 */
export function sharedCores(
  { cores, nodes }: Pick<Environment, "cores" | "nodes">,
  { clock, node = 0 }: { clock: Clock; node?: number | undefined },
): number | null {
  return clock === "shared" || nodes?.[node]?.machine === 0 ? cores : null;
}
