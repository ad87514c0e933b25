import { burstTimeOf } from "../../content/findings/looks/burst-time.ts";
import { lookAt } from "../../content/findings/looks/look.ts";
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
  const looks: Look[] = [];
  for (const [index, all] of repetitions.entries()) {
    const steps = all.filter((step) => !experimentOf(step).isLeftOut?.(step, looks, plan));
    const further = {
      steps: repetitions.slice(index + 1).flat(),
      limited: steps,
      mostSeconds: untilDecided.burstSeconds - (await spentSeconds(context, index)),
    };
    await take(steps, { ...after, steps: end, further });
    const look = context.looks[index] ?? (await lookNow(context, index + 1));
    looks.push(look);
    if (look.ends) break;
  }
  await take(last, after);
}

/** Looks at the claims, and writes down what follows before anything else is measured. */
async function lookNow({ journal, articles }: StagesContext, repetitions: number): Promise<Look> {
  const { run } = await assemble(await journal.entries());
  const look = lookAt(run, articles, { repetitions, atSeconds: run.durations.measuringSeconds });
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
