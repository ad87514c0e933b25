import { z } from "zod";
import { lookAlpha } from "../statistics/contrasts/look-alpha.ts";
import { endpointName } from "./parts/endpoint.ts";
import { count, level, seconds, targetName, text } from "./parts/units.ts";

/** What a look leaves of a claim: whether more is measured for it, and if not, why. */
const outcomeSchema = z.enum([
  "decided",
  "measured further",
  "more would not tell",
  "not measured",
  "no time",
  "no repetition left",
]);

/** Why bursts of a sweep are left out of what follows a look. */
const reasonSchema = z.enum(["later", "no claim reads it", "decided", "more would not tell", "no time"]);

/**
 * A look at the claims of the articles while a run that measures until they are decided was under way, and what of the
 * repetition after it is left out for that. The look after the first repetition judges nothing and names no claims: with
 * one burst of a kind nothing is known of its noise. It only sees whether all of the second fits into half of the time. One
 * before the first repetition is there only where that was not going to fit into the time as a whole.
 */
const lookSchema = z.object({
  /** Repetitions measured by then. */
  repetitions: count,
  /** On the run's clock. */
  atSeconds: seconds,
  /** The error that each of the planned looks may have, for all of them together to have 5%. */
  alpha: z.number().positive().max(0.05),
  claims: z.array(z.object({ article: text(1000), claim: text(1000), outcome: outcomeSchema })),
  /** What the next repetition leaves out: where the run ends, everything. */
  leftOut: z.array(
    z.object({ target: targetName, endpoint: endpointName, levels: z.array(level).min(1), reason: reasonSchema }),
  ),
  /** Why the run ends with this look; null where another repetition follows. */
  ends: z.enum(["all decided", "more would not tell", "no time", "last repetition"]).nullable(),
});

/** See {@link lookSchema}. */
export const looksSchema = z.array(lookSchema);

/** See {@link lookSchema}. */
export type Look = z.infer<typeof lookSchema>;
/** See {@link outcomeSchema}. */
export type Outcome = z.infer<typeof outcomeSchema>;
/** See {@link reasonSchema}. */
export type Reason = z.infer<typeof reasonSchema>;

/** How a run measures until claims are decided: it takes no further repetition that would not fit. */
export const untilDecidedSchema = z.object({
  /** Seconds of bursts, all repetitions together. */
  burstSeconds: z.number().positive(),
});

/** What of a plan says how often claims may be looked at. */
interface LookingPlan {
  repetitions: number;
  untilDecided: z.infer<typeof untilDecidedSchema> | null;
}

/** The looks at claims that a plan may take: one after the second repetition, and one after each that follows. */
export function plannedLooks({ untilDecided, repetitions }: LookingPlan): number {
  return untilDecided ? Math.max(1, repetitions - 1) : 1;
}

/** The error that each look at the claims of a run may have, so that 5% are wrong over all of its planned looks. */
export function alphaOf({ plan }: { plan: LookingPlan }): number {
  return lookAlpha(plannedLooks(plan));
}

/** The confidence with which claims are judged on a run, so that 5% are wrong over all of its planned looks. */
export function confidenceOf(run: { plan: LookingPlan }): number {
  return 1 - alphaOf(run);
}

/** Whether a look has left some bursts of a repetition out. `repetition` counts from 0, as bursts have it. */
export function isLeftOut(
  looks: readonly Look[],
  {
    target,
    endpoint,
    level: wanted,
    repetition,
  }: { target: string; endpoint: string; level: number; repetition: number },
): boolean {
  const look = looks.findLast(({ repetitions }) => repetitions <= repetition);
  if (!look) return false;
  if (look.ends !== null) return true;
  return look.leftOut.some((one) => one.target === target && one.endpoint === endpoint && one.levels.includes(wanted));
}

/** How many repetitions a run has; of some of its bursts fewer, where looks have left them out. */
export function repetitionsOf({ plan, looks }: { plan: LookingPlan; looks: readonly Look[] }): number {
  return looks.at(-1)?.repetitions ?? plan.repetitions;
}
