import type { ReactNode } from "react";
import type { JudgedClaim } from "../../../../content/findings/claims/judge-claims.ts";
import { beginningOf, type SaidClaim } from "../../../../content/findings/claims/say-row.ts";

type Said = SaidClaim<JudgedClaim>;

/** As many undecided claims as are read in one sentence. */
const MOST_IN_SENTENCE = 2;

/**
 * A list of claims: an item for each that is decided, one for all that are undecided, and one for all that such a run is not
 * asked; these are lists themselves where there are many.
 *
 * @param say one claim with its verdict and whatever follows it
 */
export function ClaimItems({ said, say }: { said: readonly Said[]; say: (one: Said) => ReactNode }) {
  const decided = said.filter(({ judged: { verdict } }) => verdict !== "undecided");
  const open = [...Map.groupBy(said.slice(decided.length), ({ judged }) => beginningOf(judged))];
  return (
    <ul>
      {decided.map((one) => (
        <li key={one.judged.id}>{say(one)}</li>
      ))}
      {open.map(([beginning, ones]) => (
        <li key={beginning}>{ones.length > MOST_IN_SENTENCE ? <OpenClaims open={ones} say={say} /> : ones.map(say)}</li>
      ))}
    </ul>
  );
}

function OpenClaims({ open, say }: { open: readonly Said[]; say: (one: Said) => ReactNode }) {
  const [beginning = ""] = open.map(({ judged }) => beginningOf(judged));
  return (
    <>
      {beginning}
      <ul>
        {open.map((one) => (
          <li key={one.judged.id}>
            {say({ ...one, words: one.words.replace(`${beginning} `, ""), after: one.after.trimEnd() })}
          </li>
        ))}
      </ul>
    </>
  );
}
