import type { Claims } from "../../../../content/findings/claims/claim.ts";
import type { JudgedClaim } from "../../../../content/findings/claims/judge-claims.ts";
import { type SaidClaim, sayRow } from "../../../../content/findings/claims/say-row.ts";
import { curled } from "../../../library/curled.ts";

/** Where a claim stands in the text: what an address of the page ends with to lead there. */
export function anchorOf(id: string): string {
  return `claim-${id}`;
}

/**
 * Some claims of an article as a run says them.
 *
 * @param judged all claims of the article, with what the run says to them
 */
export function saidClaims(ids: readonly string[], claims: Claims, judged: JudgedClaim[]): SaidClaim<JudgedClaim>[] {
  const row = ids.flatMap((id) => {
    const [claim, found] = [claims[id], judged.find((one) => one.id === id)];
    return claim && found ? [{ claim, judged: found }] : [];
  });
  return sayRow(row).map((one) => ({ ...one, words: curled(one.words) }));
}
