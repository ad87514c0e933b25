import type { Claim } from "./claim.ts";
import { isUnasked } from "./judge-claims.ts";
import type { Judged } from "./verdict.ts";

/** A claim as a run says it in running text: the words that claim, and what follows them. */
export interface SaidClaim<J extends Judged = Judged> {
  judged: J;
  words: string;
  /** What stands between these words and the next: punctuation and a space. */
  after: string;
}

/** How the sentence begins that says what is undecided, or what such a run is not asked. */
export function beginningOf(judged: Judged): string {
  return isUnasked(judged) ? "A quick run is not asked" : "This run cannot tell";
}

/**
 * Says claims one after the other: each that is decided in a sentence of its own, then all that are undecided in one,
 * "This run cannot tell whether …, whether … and whether ….", and likewise all that such a run is not asked.
 */
export function sayRow<J extends Judged>(row: readonly Judging<J>[]): SaidClaim<J>[] {
  const decided = row.filter(({ judged }) => judged.verdict !== "undecided");
  const open = row.filter(({ judged }) => judged.verdict === "undecided");
  const said = [
    ...decided.map(({ claim, judged }) => ({
      judged,
      words: judged.verdict === "holds" ? claim.statement : claim.fails,
      after: "",
    })),
    ...inOne(open.filter(({ judged }) => !isUnasked(judged))),
    ...inOne(open.filter(({ judged }) => isUnasked(judged))),
  ];
  return said.map((one, index) => ({ ...one, after: spaced(one.after, index === said.length - 1) }));
}

interface Judging<J extends Judged> {
  claim: Omit<Claim, "test">;
  judged: J;
}

/** What is open in one sentence, with what stands after each part of it. */
function inOne<J extends Judged>(open: readonly Judging<J>[]): SaidClaim<J>[] {
  return open.map(({ claim, judged }, index) => ({
    ...{ judged, words: index === 0 ? `${beginningOf(judged)} ${claim.undecided}` : claim.undecided },
    after: [".", " and "][open.length - 1 - index] ?? ", ",
  }));
}

/** A space after every sentence but the last. */
function spaced(after: string, isLast: boolean): string {
  return isLast || /\s$/.test(after) ? after : `${after} `;
}
