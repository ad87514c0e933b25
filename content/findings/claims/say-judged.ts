import { isMeasured, isUnasked } from "./judge-claims.ts";
import { TENFOLD } from "./judged-by.ts";
import type { Judged } from "./verdict.ts";

/**
 * What a verdict rests on and how hard the claim was tested, in one line: `1.80 (1.77 to 1.83); 3% would have been noticed`.
 */
export function sayEvidence(judged: Judged): string {
  return [judged.evidence, sayStrength(judged)].filter((part) => part !== null).join("; ");
}

/**
 * What a run could have found: the smallest departure that it would have noticed nine times in ten, or on how many
 * observations a count rests; null where nothing was measured.
 */
function sayStrength({ verdict, detectable, margin, couldHardlyFail, observations }: Judged): string | null {
  if (observations !== null) return `from ${observations} ${observations === 1 ? "observation" : "observations"}`;
  if (detectable === null) return null;
  const noticed = `${sayPercent(detectable)} would have been noticed`;
  const within = margin === null ? "" : `margin ${sayPercent(margin)}; `;
  // Evidence has said why, where it is not for the noise.
  if (!couldHardlyFail || detectable <= (margin ?? TENFOLD)) return `${within}${noticed}`;
  // What has failed all the same needs no such warning: only its mark stays.
  const warning = verdict === "fails" ? "" : ", so it could hardly have failed";
  return `${within}only ${noticed}${warning}`;
}

/** A verdict in a word, marked where the claim could hardly have failed; or that such a run is not asked. */
export function sayVerdict({
  verdict,
  couldHardlyFail,
  wouldDecide,
}: Pick<Judged, "verdict" | "couldHardlyFail" | "wouldDecide">): string {
  if (wouldDecide !== undefined) return "not asked of a quick run";
  return couldHardlyFail ? `${verdict}, weak test` : verdict;
}

/** A verdict that stands without its evidence: there what was not measured has to be told from what is undecided. */
export function sayMark(judged: Judged): string {
  return isMeasured(judged) || isUnasked(judged) || judged.verdict !== "undecided"
    ? sayVerdict(judged)
    : "not measured";
}

/** A relative change as a percentage; one that is many times the whole, or hardly anything, is said as such. */
export function sayPercent(change: number): string {
  if (!(change < 10)) return "more than tenfold";
  const percent = change * 100;
  if (percent < 0.01) return "less than 0.01%";
  return `${percent < 10 ? Number(percent.toPrecision(2)) : Math.round(percent)}%`;
}
