import type { Claim } from "./claim.ts";
import type { Judged } from "./verdict.ts";

/** A claim as a run says it in running text: the words that claim, and what follows them. */
export interface SaidClaim<J extends Judged = Judged> {
  judged: J;
  words: string;
  /** What stands between these words and the next: punctuation and a space. */
  after: string;
}

/** How the sentence begins that says what is undecided. */
export const CANNOT_TELL = "This run cannot tell";

/**
 * Says claims one after the other: each that is decided in a sentence of its own, then all that are undecided in one,
 * "This run cannot tell whether …, whether … and whether …."
 */
export function sayRow<J extends Judged>(row: readonly { claim: Omit<Claim, "test">; judged: J }[]): SaidClaim<J>[] {
  const decided = row.filter(({ judged }) => judged.verdict !== "undecided");
  const open = row.filter(({ judged }) => judged.verdict === "undecided");
  return [
    ...decided.map(({ claim, judged }, index) => ({
      ...{ judged, words: judged.verdict === "holds" ? claim.statement : claim.fails },
      after: index < row.length - 1 ? " " : "",
    })),
    ...open.map(({ claim, judged }, index) => ({
      ...{ judged, words: index === 0 ? `${CANNOT_TELL} ${claim.undecided}` : claim.undecided },
      after: [".", " and "][open.length - 1 - index] ?? ", ",
    })),
  ];
}
