import type { Look, Outcome } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import type { Claim } from "../claims/claim.ts";
import type { Judged, Test } from "../claims/verdict.ts";
import { type Cell, neededFor } from "./cells.ts";

/** The claims of an article, which the name of its folder tells from those of others. */
export interface ArticleClaims {
  slug: string;
  claims: Readonly<Record<string, Pick<Claim, "test">>>;
}

/** A claim, what has to be measured for it, and what a look finds; null where more has to be measured. */
export interface Question extends Pick<Look["claims"][number], "article" | "claim"> {
  cells: Cell[];
  settled: Exclude<Outcome, "measured further" | "no time" | "no repetition left"> | null;
}

/** With a single burst of each cell nothing is known of the noise: before that, no claim is judged. */
const FEWEST_REPETITIONS = 2;

/**
 * A claim is not going to be decided by a few bursts more where the run would have noticed a departure of a half of its
 * margin: it is undecided because the truth is close to the bound. One that notices just its margin, as it has to in
 * order to be worth something, is undecided in one of five runs although the truth is nowhere near.
 */
const SHARE_OF_MARGIN = 0.5;

/** What the claims of some articles still need after so many repetitions. */
export function questionsOf(run: Run, articles: readonly ArticleClaims[], repetitions: number): Question[] {
  return articles.flatMap(({ slug, claims }) =>
    Object.entries(claims).map(([claim, { test }]): Question => {
      const cells = neededFor(test, run);
      return { article: slug, claim, cells, settled: settledBy(run, test, { cells, repetitions }) };
    }),
  );
}

function settledBy(
  run: Run,
  test: Test,
  { cells, repetitions }: { cells: Cell[]; repetitions: number },
): Question["settled"] {
  if (repetitions < FEWEST_REPETITIONS) return cells.length > 0 ? null : "not measured";
  const judged = test(run);
  if (judged.verdict !== "undecided") return "decided";
  if (judged.detectable === null && judged.observations === null) return "not measured";
  return cells.length === 0 || isNearBound(judged) ? "more would not tell" : null;
}

function isNearBound({ detectable, margin }: Judged): boolean {
  return detectable !== null && margin !== null && detectable < SHARE_OF_MARGIN * margin;
}
