import type { Loop } from "../../../content/run/parts/load-window.ts";
import { type Load, sharesOf } from "../steady/load-window.ts";

/** What one of several generators does of a load. */
export interface LoadPart extends Omit<Load, "signal" | "startsAt"> {
  /** So many seconds after the first of them it begins: evenly spaced requests of several are evenly spaced together. */
  afterSeconds: number;
}

/** Far enough apart for the numbers that are drawn from them to have nothing in common. */
const SEED_STEP = 1_000_003;

/**
 * Deals a load to so many generators: a share of its rate and of its connections to each. Poisson processes of different seeds
 * are one of their rates' sum. Where there are fewer connections than generators, some have nothing to do.
 */
export function partsOfLoad({ signal: _, loop, ...load }: Load, generators: number): LoadPart[] {
  const connections = loop.kind === "closed" ? loop.connections : loop.mostConnections;
  const shares = sharesOf(connections, Math.min(generators, connections));
  return shares.map((share, place) => ({
    ...load,
    loop: partOf(loop, { share, place, of: shares.length }),
    afterSeconds: loop.kind === "open" && loop.arrivals === "even" ? place / loop.ratePerSecond : 0,
  }));
}

function partOf(loop: Loop, { share, place, of }: { share: number; place: number; of: number }): Loop {
  if (loop.kind === "closed") return { ...loop, connections: share };
  const seed = loop.seed + SEED_STEP * place;
  return { ...loop, ratePerSecond: loop.ratePerSecond / of, seed, mostConnections: share };
}
