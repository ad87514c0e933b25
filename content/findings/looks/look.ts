import { confidenceOf, type Look, type Outcome, type Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { burstTimeOf } from "./burst-time.ts";
import { type Cell, cellsOf, keyOf } from "./cells.ts";
import { withinSeconds } from "./choose.ts";
import { type ArticleClaims, type Question, questionsOf } from "./questions.ts";

/**
 * Looks at a run after so many repetitions: which claims are decided, and what of the next repetition can be left out. That
 * is everything which no undecided claim reads, and what would take longer than there is time for. The second repetition is
 * measured whole if there is time, also where no claim reads it: figures do.
 *
 * @param run what was measured by then
 * @param atSeconds now, on the run's clock
 */
export function lookAt(
  run: Run,
  articles: readonly ArticleClaims[],
  { repetitions, atSeconds }: Pick<Look, "repetitions" | "atSeconds">,
): Look {
  const questions = questionsOf(run, articles, repetitions);
  const isLast = repetitions >= run.plan.repetitions;
  const measured = isLast ? new Set<string>() : measuredNext(run, questions, repetitions);
  const outcomeOf = ({ settled, cells }: Question): Outcome => {
    if (settled) return settled;
    if (isLast) return "no repetition left";
    return cells.every((cell) => measured.has(keyOf(cell))) ? "measured further" : "no time";
  };
  const found = questions.map((question) => ({ ...question, outcome: outcomeOf(question) }));
  return {
    ...{ repetitions, atSeconds, alpha: 1 - confidenceOf(run) },
    claims: found.map(({ article, claim, outcome }) => ({ article, claim, outcome })),
    leftOut: isLast ? [] : leftOutOf(run, measured, found),
    ends: isLast ? "last repetition" : measured.size > 0 ? null : endOf(found),
  };
}

/** What the next repetition measures, as the keys of its cells. */
function measuredNext(run: Run, questions: Question[], repetitions: number): Set<string> {
  const time = burstTimeOf(run);
  const seconds = (run.plan.untilDecided?.burstSeconds ?? Number.POSITIVE_INFINITY) - time.spentSeconds;
  const all = cellsOf(run);
  if (repetitions === 1 && time.secondsOf(all) <= seconds) return new Set(all.map(keyOf));
  const open = questions.filter(({ settled }) => settled === null);
  return withinSeconds(
    open.map(({ cells }) => cells),
    seconds,
    time,
  );
}

type Found = Question & { outcome: Outcome };

/** What is left out of each sweep, in a line for each reason. */
function leftOutOf(run: Run, measured: Set<string>, found: Found[]): Look["leftOut"] {
  return run.plan.sweeps.flatMap(({ target, endpoint, levels }) => {
    const left = levels.filter((level) => !measured.has(keyOf({ target, endpoint, level })));
    const byReason = Map.groupBy(left, (level) => reasonFor({ target, endpoint, level }, found));
    return [...byReason].map(([reason, some]) => ({ target, endpoint, levels: some, reason }));
  });
}

function reasonFor(cell: Cell, found: Found[]): Reason {
  const readers = found.filter(({ cells }) => cells.some((one) => keyOf(one) === keyOf(cell)));
  if (readers.length === 0) return "no claim reads it";
  return (["no time", "more would not tell"] as const).find((why) => has(readers, why)) ?? "decided";
}

function endOf(found: Found[]): Look["ends"] {
  return (["no time", "more would not tell"] as const).find((why) => has(found, why)) ?? "all decided";
}

function has(found: Found[], wanted: Outcome): boolean {
  return found.some(({ outcome }) => outcome === wanted);
}
