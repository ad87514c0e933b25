import type { ReactNode } from "react";
import type { JudgedClaim } from "../../../../content/findings/claims/judge-claims.ts";
import { CANNOT_TELL, type SaidClaim } from "../../../../content/findings/claims/say-row.ts";

type Said = SaidClaim<JudgedClaim>;

/** As many undecided claims as are read in one sentence. */
const MOST_IN_SENTENCE = 2;

/**
 * A list of claims: an item for each that is decided, and a last one for all that are undecided, which is a list itself
 * where there are many.
 *
 * @param say one claim with its verdict and whatever follows it
 */
export function ClaimItems({ said, say }: { said: readonly Said[]; say: (one: Said) => ReactNode }) {
  const decided = said.filter(({ judged: { verdict } }) => verdict !== "undecided");
  const open = said.slice(decided.length);
  return (
    <ul>
      {decided.map((one) => (
        <li key={one.judged.id}>{say(one)}</li>
      ))}
      {open.length > 0 && (
        <li>{open.length > MOST_IN_SENTENCE ? <OpenClaims open={open} say={say} /> : open.map(say)}</li>
      )}
    </ul>
  );
}

function OpenClaims({ open, say }: { open: readonly Said[]; say: (one: Said) => ReactNode }) {
  return (
    <>
      {CANNOT_TELL}
      <ul>
        {open.map((one) => (
          <li key={one.judged.id}>
            {say({ ...one, words: one.words.replace(`${CANNOT_TELL} `, ""), after: one.after.trimEnd() })}
          </li>
        ))}
      </ul>
    </>
  );
}
