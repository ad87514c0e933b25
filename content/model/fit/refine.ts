import { CORE_TICKS, type Scored } from "./coarse.ts";
import type { Candidate } from "./misfit.ts";
import { bestOverhead } from "./overhead.ts";

/** What a refinement is held to and how it scores. */
export interface Search {
  soloSeconds: number;
  wholeCores: number;
  /** The largest level: more slots make no difference. */
  most: number;
  /** Whether a candidate may be taken: a search stays within one law. */
  allows: (candidate: Candidate) => boolean;
  misfit: (candidate: Candidate) => number;
}

/**
 * The best candidate near a scored one: cores and overhead for its slots, then slots for those, by turns until neither
 * betters it.
 */
export function refine(from: Scored, search: Search): Scored {
  const refined = withBestCores(from, search);
  const better = nearbySlots(refined)
    .map((slots) => ({ ...refined, slots }))
    .filter((candidate) => isCandidate(candidate, search))
    .map((candidate) => ({ ...candidate, misfit: search.misfit(candidate) }))
    .reduce((least, one) => (one.misfit < least.misfit ? one : least), refined);
  return better === refined ? refined : refine(better, search);
}

function nearbySlots({ slots }: Candidate): number[] {
  const reach = Math.ceil(slots / 5);
  return Array.from({ length: 2 * reach + 1 }, (_, index) => slots - reach + index);
}

/**
 * The best cores and overhead near a scored candidate, its slots as they are. Steps through the cores, ever finer down
 * to a tick (pattern search: Hooke and Jeeves, Journal of the ACM 8 (1961)), with the best overhead for each: more of
 * the one makes up for more of the other, so that stepping them by turns would stop half-way.
 */
function withBestCores(from: Scored, search: Search): Scored {
  let best = withBestOverhead(from, search);
  if (!Number.isFinite(from.cores)) return best;
  let step = Math.ceil(from.cores * CORE_TICKS * 0.1);
  while (step >= 1) {
    const better = [-step, step]
      .map((ticks) => ({ ...best, cores: (Math.round(best.cores * CORE_TICKS) + ticks) / CORE_TICKS }))
      .filter((candidate) => isCandidate(candidate, search))
      .map((candidate) => withBestOverhead(candidate, search))
      .find(({ misfit }) => misfit < best.misfit);
    if (better) best = better;
    else step = Math.floor(step / 2);
  }
  return best;
}

/** Cores that suffice for the slots are left to the candidate without a limit. */
function isCandidate(candidate: Candidate, { wholeCores, most, allows }: Search): boolean {
  const { cores, slots } = candidate;
  const scarce = cores >= 1 && cores <= wholeCores && cores < slots;
  return slots >= 1 && slots <= most && (scarce || cores === Number.POSITIVE_INFINITY) && allows(candidate);
}

function withBestOverhead(candidate: Candidate, { soloSeconds, misfit }: Search): Scored {
  return {
    ...candidate,
    ...bestOverhead(soloSeconds, (overheadSeconds) => misfit({ ...candidate, overheadSeconds })),
  };
}
