import type { Look, Outcome, Reason } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";

const ENDS: Record<NonNullable<Look["ends"]>, string> = {
  "all decided": "every claim that this run measures is decided",
  "more would not tell": "the claims that are left are true or false by too little for a few bursts more to tell",
  "no time": "what the claims that are left need would take longer than the time for bursts",
  "last repetition": "it was the last that was planned",
};

const REASONS: Record<Reason, string> = {
  later: "only follow where a claim still needs them",
  "no claim reads it": "no claim reads",
  decided: "only decided claims read",
  "more would not tell": "could hardly decide anything",
  "no time": "there was no time for",
};

const UNDECIDED: Partial<Record<Outcome, string>> = {
  "measured further": "measured further",
  "more would not tell": "too close to their bounds for a few bursts more to tell",
  "no time": "without time for what they need",
  "no repetition left": "undecided at the end",
};

/** A look at the claims in a sentence or two: how many are decided, and what follows from it. */
export function sayLook(look: Look): string {
  const { repetitions, ends } = look;
  if (repetitions === 0)
    return `The first repetition would take longer than there is time for. It leaves out ${sayLeftOut(look)}.`;
  const after = `After ${repetitions} ${repetitions === 1 ? "repetition" : "repetitions"}`;
  const found = repetitions === 1 ? "" : `${sayClaims(look)}. `;
  const left = sayLeftOut(look);
  const next = ends
    ? `Measuring ends: ${ENDS[ends]}`
    : left
      ? `The next leaves out ${left}`
      : "The next is measured whole";
  return `${after}: ${found}${next}.`;
}

/** Every look of a run in a sentence or two each, and how much each may err; empty where none was taken. */
export function sayLooks({ looks, plan }: Pick<Run, "looks" | "plan">): string[] {
  const [first] = looks;
  if (!first) return [];
  const limit = plan.untilDecided ? ` and ${plan.untilDecided.burstSeconds} s of bursts` : "";
  return [
    `Measured until claims are decided, with at most ${plan.repetitions} repetitions${limit}; each look at the claims may err in ${percent(first.alpha)} of runs, all together in 5%.`,
    ...looks.map(sayLook),
  ];
}

function sayClaims({ claims }: Look): string {
  const count = (wanted: Outcome) => claims.filter(({ outcome }) => outcome === wanted).length;
  const others = Object.entries(UNDECIDED).flatMap(([outcome, words]) => {
    const many = count(outcome as Outcome);
    return many > 0 ? [`${many} ${words}`] : [];
  });
  const measured = claims.length - count("not measured");
  return [`${count("decided")} of ${measured} claims are decided`, ...others].join(", ");
}

/** How many bursts, a repetition, are left out for which reason: `20 levels that no claim reads`. */
function sayLeftOut({ leftOut }: Look): string {
  return Object.entries(Object.groupBy(leftOut, ({ reason }) => reason))
    .map(([reason, some]) => `${levelsOf(some)} that ${REASONS[reason as Reason]}`)
    .join(", ");
}

function levelsOf(some: Look["leftOut"] = []): string {
  const levels = some.reduce((sum, one) => sum + one.levels.length, 0);
  return `${levels} ${levels === 1 ? "level" : "levels"} of ${some.length} ${some.length === 1 ? "sweep" : "sweeps"}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}
