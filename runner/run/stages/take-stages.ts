import { burstSecondsOf } from "../../../content/findings/looks/burst-time.ts";
import { lookAt } from "../../../content/findings/looks/look.ts";
import type { Look } from "../../../content/run/looks.ts";
import { experimentOf } from "../../experiments/registry.ts";
import type { Stages } from "../../schedule/steps.ts";
import type { Rest } from "../../schedule/time-left.ts";
import { journalStateOf } from "../journal/journal-state.ts";
import { assemble } from "../journal/run-file.ts";
import { takeFirstRepetition } from "./first-repetition.ts";
import { keepLook, type StagesContext } from "./stages-context.ts";

/**
 * Takes the steps on the targets: those before the repetitions, on which these rest, all repetitions, and what follows from
 * them; or, where the plan measures until claims are decided, repetition by repetition, with a look in between that says
 * what of the next one is left out.
 *
 * @param after what comes after all of them
 */
export async function takeStages(stages: Stages, after: Rest, context: StagesContext): Promise<void> {
  const { plan, take } = context;
  const { untilDecided } = plan;
  const { first, repetitions, last } = stages;
  const end = [...last, ...after.steps];
  if (!untilDecided) {
    await take(first, { ...after, steps: [...repetitions.flat(), ...end] });
    await take(repetitions.flat(), { ...after, steps: end });
    return take(last, after);
  }
  const [whole = [], ...others] = repetitions;
  const further = { steps: others.flat(), limited: whole, mostSeconds: untilDecided.burstSeconds };
  await take(first, { ...after, steps: [...whole, ...end], further });
  const looks = await takeFirstRepetition(whole, { ...after, steps: end, further }, context);
  for (const [index, all] of repetitions.entries()) {
    if (index > 0) {
      const steps = all.filter((step) => !experimentOf(step).isLeftOut?.(step, looks, plan));
      const mostSeconds = untilDecided.burstSeconds - (await spentSeconds(context, index));
      const later = { steps: repetitions.slice(index + 1).flat(), limited: steps, mostSeconds };
      await take(steps, { ...after, steps: end, further: later });
    }
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

/** Looks at the claims after so many repetitions. */
async function lookNow(context: StagesContext, repetitions: number): Promise<Look> {
  const { run } = await assemble(await context.journal.entries());
  return keepLook(context, lookAt(run, context.articles, { repetitions, atSeconds: run.durations.measuringSeconds }));
}

/** Seconds of bursts in the repetitions before one. */
async function spentSeconds({ journal }: StagesContext, repetition: number): Promise<number> {
  const { observations } = journalStateOf(await journal.entries());
  const before = observations.filter((seen) => seen.kind === "burst" && seen.repetition < repetition);
  return burstSecondsOf({ observations: before });
}
