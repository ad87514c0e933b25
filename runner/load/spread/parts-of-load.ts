import type { Loop } from "../../../content/run/parts/load-window.ts";
import { type Load, sharesOf } from "../steady/load-window.ts";

/** What one of several generators does of a load. */
export type LoadPart = Omit<Load, "signal" | "startsAt">;

/** Far enough apart for the numbers that are drawn from them to have nothing in common. */
const SEED_STEP = 1_000_003;

/**
 * Deals a load to so many generators: a share of its rate and of its connections to each. Poisson processes of different
 * seeds are one of their rates' sum; evenly spaced requests are due at the same moments as those of one generator, in turns.
 * Where there are fewer connections than generators, some have nothing to do.
 */
export function partsOfLoad({ signal: _, loop, ...load }: Load, generators: number): LoadPart[] {
  const connections = loop.kind === "closed" ? loop.connections : loop.mostConnections;
  const shares = sharesOf(connections, Math.min(generators, connections));
  return shares.map((share, place) => ({
    ...load,
    loop: partOf(loop, { share, place, of: shares.length }),
    ...(loop.kind === "open" && { firstAfterSeconds: (place + 0.5) / loop.ratePerSecond }),
  }));
}

function partOf(loop: Loop, { share, place, of }: { share: number; place: number; of: number }): Loop {
  if (loop.kind === "closed") return { ...loop, connections: share };
  const seed = loop.seed + SEED_STEP * place;
  return { ...loop, ratePerSecond: loop.ratePerSecond / of, seed, mostConnections: share };
}
