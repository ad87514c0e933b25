import { evidenceOf, type MeasuredBurst } from "../evidence.ts";
import { type Law, nameLaw } from "../law.ts";
import { coarseFits, type Scored } from "./coarse.ts";
import { bestAllowed } from "./search.ts";

/** What is known beside the bursts: one request's median seconds alone, and the whole cores the target may use. */
export interface FitContext {
  soloSeconds: number | null;
  wholeCores: number;
}

/** What was observed of a server and need not be sought. */
export interface KnownOfServer {
  /** The most requests at work at once; as many as the largest burst has are no limit. Null where nobody told. */
  slots: number | null;
  /** Null where it is undecided: then every server of so many slots may be the best. */
  law: Law | null;
}

/** A server with the effective cores and the overheads that explain measured bursts best. */
export interface FittedServer {
  slots: number;
  /** Whether the slots are only known to be no fewer: no burst was larger. */
  slotsAtLeast: boolean;
  /** In whole cores' worth of work; null when nothing shows that cores are short. */
  cores: number | null;
  /** What handing one request over takes, one after the other. */
  overheadSeconds: number;
  /** What every request of a burst takes from all of them. */
  sharedSeconds: number;
  /** How far the measured completions are from the predicted: a relative root mean square. */
  residual: number;
}

/**
 * Fits cores and the two overheads to every completion of the bursts, never to totals: the least mean, over bursts, of
 * the mean over requests of (ln measured − ln predicted)². Least squares of logarithms suppose errors that are relative
 * (Seber and Wild, "Nonlinear Regression", 1989, section 2.8). Slots and law are not fitted but observed.
 *
 * @param bursts in any order, seconds since they were sent; those that miss completions are left out
 * @returns null without bursts, without a burst of more than one, without positive seconds alone, or where no server of
 *   so many slots has that law
 */
export function fitServer(
  bursts: readonly MeasuredBurst[],
  { soloSeconds, wholeCores }: FitContext,
  known: KnownOfServer,
): FittedServer | null {
  const evidence = evidenceOf(bursts);
  const most = Math.max(0, ...evidence.levels.map(({ level }) => level));
  if (most < 2 || soloSeconds === null || !(soloSeconds > 0)) return null;
  const slots = known.slots && Math.min(known.slots, most);
  const limits = { soloSeconds, wholeCores, most };
  const allows = (candidate: Pick<Scored, "slots" | "cores">) =>
    (slots === null || candidate.slots === slots) && (known.law === null || nameLaw(candidate, limits) === known.law);
  const best = bestAllowed(evidence, coarseFits(evidence, soloSeconds, wholeCores).filter(allows), {
    ...limits,
    allows,
  });
  return best && { ...fittedServerOf(best, most), residual: Math.sqrt(best.misfit + evidence.within) };
}

/** A candidate in the words of a fit. */
export function fittedServerOf(candidate: Scored, most: number): Omit<FittedServer, "residual"> {
  const { slots, cores, overheadSeconds, sharedSeconds = 0 } = candidate;
  const limited = Number.isFinite(cores) ? cores : null;
  return { slots, slotsAtLeast: slots === most, cores: limited, overheadSeconds, sharedSeconds };
}
