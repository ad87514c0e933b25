import { coarseFits, type Scored } from "./coarse.ts";
import type { Evidence } from "./evidence.ts";
import type { Law } from "./law.ts";
import { type Candidate, misfit } from "./misfit.ts";
import { refine } from "./refine.ts";
import { withSharedOverhead } from "./shared-overhead.ts";

/** How many coarse fits of a law are refined: the best of them may not stay the best. */
const REFINED = 2;

/** What a search is held to. */
export interface Limits {
  soloSeconds: number;
  wholeCores: number;
  /** The largest level: more slots make no difference. */
  most: number;
  /** Whether an overhead that all requests of a burst share is sought too. */
  sharesOverhead?: boolean;
}

/**
 * The best fit of each law that the levels allow, the best law first: a coarse grid, then the best of each law refined
 * within it, so that no law goes without its best case.
 */
export function bestOfLaws(
  evidence: Evidence,
  nameOf: (candidate: Candidate) => Law,
  { sharesOverhead = false, ...limits }: Limits,
): Scored[] {
  const { soloSeconds, wholeCores } = limits;
  const byLaw = Map.groupBy(coarseFits(evidence, soloSeconds, wholeCores), nameOf);
  const refined = [...byLaw].map(([law, coarse]) => {
    const search = {
      ...limits,
      allows: (candidate: Candidate) => nameOf(candidate) === law,
      misfit: (candidate: Candidate) => misfit(evidence, candidate, soloSeconds),
    };
    const best = beginnings(coarse)
      .map((from) => refine(from, search))
      .reduce((least, one) => (one.misfit < least.misfit ? one : least));
    return sharesOverhead ? withSharedOverhead(best, search) : best;
  });
  return refined.toSorted((a, b) => a.misfit - b.misfit);
}

/** The best coarse fits of different kinds, by slots and by whether cores are short: refining leaves the latter as it is. */
function beginnings(coarse: Scored[]): Scored[] {
  const byKind = Map.groupBy(
    coarse.toSorted((a, b) => a.misfit - b.misfit),
    ({ slots, cores }) => (Number.isFinite(cores) ? slots : -slots),
  );
  return [...byKind.values()].flatMap((alike) => alike.slice(0, 1)).slice(0, REFINED);
}
