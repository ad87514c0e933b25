import { alphaOf, isLeftOut, type Look, type Outcome, type Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { burstTimeOf } from "./burst-time.ts";
import { type Cell, cellsOf, keyOf } from "./cells.ts";
import { smallerLevels, withinSeconds } from "./choose.ts";
import { leftOutOf } from "./left-out.ts";
import { type ArticleClaims, type Question, questionsOf } from "./questions.ts";

/**
 * Looks at a run after so many repetitions: which claims are decided, and what of the next repetition can be left out. That
 * is everything which no undecided claim reads, and what would take longer than there is time for. After the first it is
 * only larger levels, see {@link secondRepetition}.
 *
 * @param run what was measured by then
 * @param atSeconds now, on the run's clock
 */
export function lookAt(
  run: Run,
  articles: readonly ArticleClaims[],
  { repetitions, atSeconds }: Pick<Look, "repetitions" | "atSeconds">,
): Look {
  const isLast = repetitions >= run.plan.repetitions;
  if (repetitions === 1 && !isLast) return firstLook(run, atSeconds);
  const questions = questionsOf(run, articles, repetitions);
  const measured = isLast ? new Set<string>() : measuredNext(run, questions, run.plan.repetitions - repetitions);
  const outcomeOf = ({ settled, cells }: Question): Outcome => {
    if (settled) return settled;
    if (isLast) return "no repetition left";
    return cells.every((cell) => measured.has(keyOf(cell))) ? "measured further" : "no time";
  };
  const found = questions.map((question) => ({ ...question, outcome: outcomeOf(question) }));
  const isFurther = measured.size > 0 || found.some((one) => one.isOfWindows && one.outcome === "measured further");
  return {
    ...{ repetitions, atSeconds, alpha: alphaOf(run) },
    claims: found.map(({ article, claim, outcome }) => ({ article, claim, outcome })),
    leftOut: isLast ? [] : leftOutOf(run, measured, (cell) => reasonFor(cell, found)),
    ends: isLast ? "last repetition" : isFurther ? null : endOf(found),
  };
}

function firstLook(run: Run, atSeconds: number): Look {
  const measured = new Set(secondRepetition(run).map(keyOf));
  return {
    ...{ repetitions: 1, atSeconds, alpha: alphaOf(run), claims: [], ends: null },
    leftOut: leftOutOf(run, measured, () => "later"),
  };
}

/** Of the first repetition, so much time is enough to know the noise of every sweep from the smaller levels. */
const SHARE_FOR_NOISE = 1 / 3;

/**
 * What the second repetition measures: everything, if that fits into half of the time for bursts, and else the smaller
 * levels. The spread is pooled over all levels of a sweep, and large bursts take most of the time: the smaller levels tell
 * the noise, and decide most claims, for a third of it.
 */
function secondRepetition(run: Run): Cell[] {
  const time = burstTimeOf(run);
  const all = cellsOf(run).filter((cell) => !isLeftOut(run.looks, { ...cell, repetition: 0 }));
  const half = secondsFor(run) / 2 - time.spentSeconds;
  return time.secondsOf(all) <= half ? all : smallerLevels(all, SHARE_FOR_NOISE * time.spentSeconds, time);
}

function secondsFor({ plan }: Run): number {
  return plan.untilDecided?.burstSeconds ?? Number.POSITIVE_INFINITY;
}

/** What the next repetition measures, as the keys of its cells. */
function measuredNext(run: Run, questions: Question[], repetitionsLeft: number): Set<string> {
  const time = burstTimeOf(run);
  const open = questions
    .filter(({ settled }) => settled === null)
    .map((need) => (need.repetitions > repetitionsLeft ? { ...need, repetitions: Number.POSITIVE_INFINITY } : need));
  return withinSeconds(open, secondsFor(run) - time.spentSeconds, time);
}

type Found = Question & { outcome: Outcome };

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
