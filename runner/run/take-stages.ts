import { burstTimeOf } from "../../content/findings/looks/burst-time.ts";
import { type Cell, keyOf } from "../../content/findings/looks/cells.ts";
import { lookAt } from "../../content/findings/looks/look.ts";
import { lookBefore } from "../../content/findings/looks/look-before.ts";
import type { ArticleClaims } from "../../content/findings/looks/questions.ts";
import { sayLook } from "../../content/findings/looks/say-looks.ts";
import type { Look } from "../../content/run/looks.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { experimentOf } from "../experiments/registry.ts";
import { inOrder, type Stages } from "../schedule/steps.ts";
import type { Rest } from "../schedule/time-left.ts";
import type { Journal } from "./journal/journal.ts";
import { journalStateOf } from "./journal/journal-state.ts";
import { assemble } from "./journal/run-file.ts";

/** What the steps on the targets are taken with. */
export interface StagesContext {
  plan: Plan;
  journal: Journal;
  /** The claims to look at where the plan measures until they are decided. */
  articles: readonly ArticleClaims[];
  /** The looks that were taken before a run was interrupted: what they left out stays left out. */
  looks: readonly Look[];
  /** Takes some steps, when so much follows them. */
  take(steps: Step[], later: Rest): Promise<void>;
  /** How long a step is expected to take, once amounts are chosen. */
  expectedSeconds(step: Step): number;
}

/**
 * Takes the steps on the targets: all in order, or, where the plan measures until claims are decided, repetition by
 * repetition, with a look in between that says what of the next one is left out.
 *
 * @param after what comes after all of them
 */
export async function takeStages(stages: Stages, after: Rest, context: StagesContext): Promise<void> {
  const { plan, take } = context;
  const { untilDecided } = plan;
  if (!untilDecided) return take(inOrder(stages), after);
  const { first, repetitions, last } = stages;
  const end = [...last, ...after.steps];
  const [whole = [], ...others] = repetitions;
  const limit = { limited: whole, mostSeconds: untilDecided.burstSeconds };
  await take(first, { ...after, steps: [...whole, ...end], further: { steps: others.flat(), ...limit } });
  const before = await lookAhead(context, whole);
  const looks: Look[] = before ? [before] : [];
  for (const [index, all] of repetitions.entries()) {
    const steps = all.filter((step) => !experimentOf(step).isLeftOut?.(step, looks, plan));
    const further = {
      steps: repetitions.slice(index + 1).flat(),
      limited: steps,
      mostSeconds: untilDecided.burstSeconds - (await spentSeconds(context, index)),
    };
    await take(steps, { ...after, steps: end, further });
    const look = lookedBefore(context, index + 1) ?? (await lookNow(context, index + 1));
    looks.push(look);
    if (look.ends) break;
  }
  await take(last, after);
}

/** The look that was taken after so many repetitions before the run was interrupted. */
function lookedBefore({ looks }: StagesContext, repetitions: number): Look | undefined {
  return looks.find((look) => look.repetitions === repetitions);
}

/** Looks at what the first repetition is expected to take, unless it had begun before the run was interrupted. */
async function lookAhead(context: StagesContext, whole: Step[]): Promise<Look | null> {
  const { journal, articles, expectedSeconds } = context;
  const known = lookedBefore(context, 0);
  if (known) return known;
  const { run } = await assemble(await journal.entries());
  if (run.observations.some((seen) => seen.kind === "burst" && !seen.cold)) return null;
  const seconds = new Map<string, number>();
  for (const step of whole) {
    const key = experimentOf(step).cell?.(step);
    if (key) seconds.set(keyOf(key), (seconds.get(keyOf(key)) ?? 0) + expectedSeconds(step));
  }
  const secondsOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + (seconds.get(keyOf(cell)) ?? 0), 0);
  const look = lookBefore(run, articles, { expected: { secondsOf }, atSeconds: run.durations.measuringSeconds });
  return look && keep(context, look);
}

/** Looks at the claims after so many repetitions. */
async function lookNow(context: StagesContext, repetitions: number): Promise<Look> {
  const { run } = await assemble(await context.journal.entries());
  return keep(context, lookAt(run, context.articles, { repetitions, atSeconds: run.durations.measuringSeconds }));
}

/** Writes down what follows from a look before anything else is measured. */
async function keep({ journal }: StagesContext, look: Look): Promise<Look> {
  await journal.append({ look });
  console.log(sayLook(look));
  return look;
}

/** Seconds of bursts in the repetitions before one. */
async function spentSeconds({ journal }: StagesContext, repetition: number): Promise<number> {
  const { observations } = journalStateOf(await journal.entries());
  const before = observations.filter((seen) => seen.kind === "burst" && seen.repetition < repetition);
  return burstTimeOf({ observations: before }).spentSeconds;
}
