import type { Evidence } from "../evidence.ts";
import type { Law } from "../law.ts";
import { coarseFits, type Scored } from "./coarse.ts";
import { type Candidate, misfit } from "./misfit.ts";
import { refine, type Search } from "./refine.ts";
import { withSharedOverhead } from "./shared-overhead.ts";

/** How many coarse fits of a law are refined: the best of them may not stay the best. */
const REFINED = 2;

/** What a search is held to. */
export interface Limits {
  soloSeconds: number;
  wholeCores: number;
  /** The largest level: more slots make no difference. */
  most: number;
}

/**
 * The best fit of each law that the levels allow, the best law first: a coarse grid, then the best of each law refined
 * within it, so that no law goes without its best case.
 */
export function bestOfLaws(evidence: Evidence, nameOf: (candidate: Candidate) => Law, limits: Limits): Scored[] {
  const byLaw = Map.groupBy(coarseFits(evidence, limits.soloSeconds, limits.wholeCores), nameOf);
  return [...byLaw]
    .flatMap(([law, coarse]) => {
      const allows = (candidate: Candidate) => nameOf(candidate) === law;
      return bestAllowed(evidence, coarse, { ...limits, allows }) ?? [];
    })
    .toSorted((a, b) => a.misfit - b.misfit);
}

/** The best candidate that is allowed, refined from some coarse fits that are; null without any. */
export function bestAllowed(evidence: Evidence, coarse: Scored[], limits: Omit<Search, "misfit">): Scored | null {
  const search = { ...limits, misfit: (candidate: Candidate) => misfit(evidence, candidate, limits.soloSeconds) };
  const refined = beginnings(coarse).map((from) => refine(from, search));
  const [first, ...others] = refined;
  if (!first) return null;
  return withSharedOverhead(
    others.reduce((least, one) => (one.misfit < least.misfit ? one : least), first),
    search,
  );
}

/** The best coarse fits of different kinds, by slots and by whether cores are short: refining leaves the latter as it is. */
function beginnings(coarse: Scored[]): Scored[] {
  const byKind = Map.groupBy(
    coarse.toSorted((a, b) => a.misfit - b.misfit),
    ({ slots, cores }) => (Number.isFinite(cores) ? slots : -slots),
  );
  return [...byKind.values()].flatMap((alike) => alike.slice(0, 1)).slice(0, REFINED);
}
