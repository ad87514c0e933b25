import { noncentralF } from "../../statistics/noncentral-f.ts";
import { quantileOfT } from "../../statistics/t-quantile.ts";
import { type Evidence, evidenceOf, type MeasuredBurst } from "../evidence.ts";
import { type Law, nameLaw } from "../law.ts";
import type { Scored } from "./coarse.ts";
import { type FitContext, type FittedServer, fittedServerOf } from "./fit.ts";
import { bestOfLaws } from "./search.ts";

/** The best server of one law, beside the data. */
export interface LawCandidate extends FittedServer {
  law: Law;
  /** Whether the data reject it in favour of the best: never true of the best itself. */
  isRejected: boolean;
}

/** What the completions of a sweep say about its law. */
export interface LawDecision {
  /** One candidate for each law, best first; a tie goes to the one with the fewest limits. */
  candidates: LawCandidate[];
  /** The relative spread of bursts within a level. */
  pureError: number;
  /** Whether the noise explains what the best candidate is off by. */
  isExplained: boolean;
  /** The only law that is neither rejected nor off by more than the noise explains; null when there is none, or more. */
  law: Law | null;
}

/** A systematic misfit that is not worth telling apart, as a relative root mean square: the model's own idealisation. */
const NEGLIGIBLE = 0.02;
/** Of slots, cores and two overheads, those that every law seeks. */
const SOUGHT = 2;
/** Misfits closer than rounding are the same. */
const TIE = 1e-9;

/**
 * Compares the best server of each law with the data, and not with each other. Another law is rejected when B · (its
 * misfit − the best misfit) exceeds t² times the variance of bursts within a level (pure error: Draper and Smith,
 * "Applied Regression Analysis", section 2.1; Seber and Wild, "Nonlinear Regression", section 5.3), each burst counting
 * as one observation, since its completions depend on each other. Where the best is itself off by more than that, its
 * own mean square takes the place of the variance. The best has to pass the F test of lack of fit, apart from
 * {@link NEGLIGIBLE}.
 *
 * @returns null without repetitions, without a burst of more than one, or without positive seconds alone
 */
export function decideLaw(
  bursts: readonly MeasuredBurst[],
  { soloSeconds, wholeCores }: FitContext,
  confidence = 0.95,
): LawDecision | null {
  const evidence = evidenceOf(bursts);
  const most = Math.max(0, ...evidence.levels.map(({ level }) => level));
  const noise = noiseOf(evidence);
  if (most < 2 || soloSeconds === null || !(soloSeconds > 0) || !noise) return null;
  const limits = { soloSeconds, wholeCores, most };
  const name = (candidate: Pick<Scored, "slots" | "cores">) => nameLaw(candidate, { most, wholeCores });
  const [best, ...others] = fewestLimitsFirst(bestOfLaws(evidence, name, limits));
  if (!best) return null;
  const threshold =
    quantileOfT((1 + confidence) / 2, noise.freedom) ** 2 * Math.max(noise.variance, spare(best, noise));
  const candidates = [best, ...others].map((one): LawCandidate => {
    const isRejected = noise.bursts * (one.misfit - best.misfit) > threshold + TIE;
    return {
      ...fittedServerOf(one, most),
      law: name(one),
      residual: Math.sqrt(one.misfit + evidence.within),
      isRejected,
    };
  });
  const left = candidates.filter(({ isRejected }) => !isRejected);
  const isExplained = explains(best, noise, confidence);
  const law = isExplained && left.length === 1 ? (left[0]?.law ?? null) : null;
  return { candidates, pureError: Math.sqrt(noise.variance), isExplained, law };
}

/** What bursts of one level scatter by, each burst one observation. */
interface Noise {
  bursts: number;
  levels: number;
  freedom: number;
  variance: number;
}

function noiseOf({ levels, within, bursts }: Evidence): Noise | null {
  const freedom = bursts - levels.length;
  return freedom < 1 ? null : { bursts, levels: levels.length, freedom, variance: (bursts * within) / freedom };
}

/** The mean square of what a candidate is off by, beyond what lies within levels. */
function spare({ misfit }: Scored, { bursts, levels }: Noise): number {
  return (bursts * misfit) / Math.max(1, levels - SOUGHT);
}

function explains(best: Scored, noise: Noise, confidence: number): boolean {
  if (Math.sqrt(best.misfit) <= NEGLIGIBLE) return true;
  if (!(noise.variance > 0)) return false;
  const freedom = { above: Math.max(1, noise.levels - SOUGHT), below: noise.freedom };
  const shift = (noise.bursts * NEGLIGIBLE ** 2) / noise.variance;
  return noncentralF(spare(best, noise) / noise.variance, freedom, shift) <= confidence;
}

function fewestLimitsFirst(scored: Scored[]): Scored[] {
  return scored.toSorted((a, b) => {
    const isTie = Math.abs(a.misfit - b.misfit) <= TIE;
    return isTie ? b.cores - a.cores || b.slots - a.slots : a.misfit - b.misfit;
  });
}
