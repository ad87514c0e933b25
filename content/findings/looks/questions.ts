import type { Look, Outcome } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { validBurstsOn } from "../bursts/bursts.ts";
import type { Claim } from "../claims/claim.ts";
import type { Judged, Test } from "../claims/verdict.ts";
import { neededFor } from "./cells.ts";
import type { Need } from "./choose.ts";
import { repetitionsToDecide } from "./repetitions-to-decide.ts";

/** The claims of an article, which the name of its folder tells from those of others. */
export interface ArticleClaims {
  slug: string;
  claims: Readonly<Record<string, Pick<Claim, "test">>>;
}

/** A claim, what has to be measured for it, and what a look finds; null where more has to be measured. */
export interface Question extends Pick<Look["claims"][number], "article" | "claim">, Need {
  /** Whether it reads windows of steady load, of which every repetition has all. */
  isOfWindows: boolean;
  settled: Exclude<Outcome, "measured further" | "no time" | "no repetition left"> | null;
}

/**
 * A claim is not going to be decided by a few bursts more where the run would have noticed a departure of a half of its
 * margin: it is undecided because the truth is close to the bound. One that notices just its margin, as it has to in
 * order to be worth something, is undecided in one of five runs although the truth is nowhere near.
 */
const SHARE_OF_MARGIN = 0.5;

/** What the claims of some articles still need of a run after so many repetitions. */
export function questionsOf(run: Run, articles: readonly ArticleClaims[], repetitions: number): Question[] {
  return articles.flatMap(({ slug, claims }) =>
    Object.entries(claims).map(([claim, { test }]): Question => {
      const judged = test(run);
      const needs = {
        ...{ cells: neededFor(test, run), repetitions: repetitionsToDecide(judged, repetitions) },
        isOfWindows: run.plan.steady !== undefined && readsWindows(test),
      };
      return { article: slug, claim, ...needs, settled: settledBy(run, { test, judged }, needs) };
    }),
  );
}

function settledBy(
  run: Run,
  { test, judged }: { test: Test; judged: Judged },
  { cells, isOfWindows }: Pick<Question, "cells" | "isOfWindows">,
): Question["settled"] {
  if (judged.verdict !== "undecided") return "decided";
  const isMissing = judged.detectable === null && judged.observations === null;
  if (isMissing) return cells.length > 0 && isSwept(run, test) ? null : "not measured";
  return (cells.length === 0 && !isOfWindows) || isNearBound(judged) ? "more would not tell" : null;
}

/** Whether all sweeps that a test reads were measured, if only once: then their noise may just not be known yet. */
function isSwept(run: Run, { falsification }: Test): boolean {
  const sweeps = falsification?.sweeps ?? [];
  return sweeps.length > 0 && sweeps.every((sweep) => validBurstsOn(run, sweep).length > 0);
}

function isNearBound({ detectable, margin }: Judged): boolean {
  return detectable !== null && margin !== null && detectable < SHARE_OF_MARGIN * margin;
}

function readsWindows({ falsification }: Test): boolean {
  return [...(falsification?.loads ?? []), ...(falsification?.capacities ?? [])].length > 0;
}
