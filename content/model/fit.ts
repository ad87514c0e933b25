import type { Scored } from "./coarse.ts";
import { evidenceOf, type MeasuredBurst } from "./evidence.ts";
import { type Law, nameLaw } from "./law.ts";
import { type Candidate, type Distance, distance } from "./misfit.ts";
import { bestOfLaws } from "./search.ts";

export type { MeasuredBurst } from "./evidence.ts";

/** A law with the server that obeys it. */
export interface NamedServer {
  law: Law;
  slots: number;
  /** In whole cores' worth of work; null when nothing shows that cores are short. */
  cores: number | null;
  /** How far the measured completions are from the predicted: a relative root mean square. */
  residual: number;
}

/** The server that explains measured bursts best, and what else might. */
export interface Fit extends NamedServer {
  /** Whether the slots are only known to be no fewer: no burst was larger. */
  slotsAtLeast: boolean;
  overheadSeconds: number;
  /** The best fit that has another law's name. */
  runnerUp: NamedServer | null;
  /** Whether the levels measured cannot tell the runner-up's law from this one. */
  indistinguishable: boolean;
}

/** What is known beside the bursts: one request's median seconds alone, and the whole cores the target may use. */
export interface FitContext {
  soloSeconds: number | null;
  wholeCores: number;
}

/** Predictions that differ by less are the same to a reader. */
const SAME = 0.02;
/** How many times further apart single completions may be: one late request of 80 hardly moves a mean, but tells. */
const LARGEST = 3;

/**
 * Fits slots, cores and overhead to every completion of the bursts, never to totals: the least mean, over bursts, of
 * the mean over requests of (ln measured − ln predicted)². Least squares of logarithms suppose errors that are relative
 * (Seber and Wild, "Nonlinear Regression", 1989, section 2.8). First a coarse grid, then the best of each law refined.
 *
 * @param bursts in any order, seconds since they were sent; those that miss completions are left out
 * @returns null without bursts, without a burst of more than one, or without positive seconds alone
 */
export function fitLaw(bursts: readonly MeasuredBurst[], { soloSeconds, wholeCores }: FitContext): Fit | null {
  const evidence = evidenceOf(bursts);
  const most = Math.max(0, ...evidence.levels.map(({ level }) => level));
  if (most < 2 || soloSeconds === null || !(soloSeconds > 0)) return null;
  const nameOf = (candidate: Candidate) => nameLaw(candidate, { most, wholeCores });
  const [best, second] = bestOfLaws(evidence, nameOf, { soloSeconds, wholeCores, most });
  if (!best) return null;
  const named = ({ slots, cores, misfit }: Scored, law: Law): NamedServer => {
    return { law, slots, cores: Number.isFinite(cores) ? cores : null, residual: Math.sqrt(misfit + evidence.within) };
  };
  const winner = named(best, nameOf(best));
  return {
    ...winner,
    slotsAtLeast: best.slots === most,
    overheadSeconds: best.overheadSeconds,
    runnerUp: second ? named(second, nameOf(second)) : null,
    indistinguishable: second !== undefined && coincide(distance(evidence, best, second, soloSeconds), winner.residual),
  };
}

function coincide({ typical, largest }: Distance, residual: number): boolean {
  const same = Math.max(SAME, residual);
  return typical < same && largest < LARGEST * same;
}
