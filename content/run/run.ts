import { z } from "zod";
import { amountSchema, iterationsSchema } from "./amounts.ts";
import { conditionsSchema } from "./circumstances/conditions.ts";
import { environmentSchema } from "./circumstances/environment.ts";
import { imageSchema } from "./circumstances/image.ts";
import { selfTestSchema } from "./circumstances/self-test.ts";
import { targetSchema } from "./circumstances/target.ts";
import { looksSchema } from "./looks.ts";
import { observationSchema } from "./observations.ts";
import { count, runDigest, runId, seconds, spokenText, targetName, text } from "./parts/units.ts";
import { planSchema } from "./plan.ts";

/** The version of the run file that this code writes. */
export const SCHEMA = 3;

/** Something that could not be measured, and why. `target` is null when it concerns the whole run. */
const failureSchema = z.object({
  target: targetName.nullable(),
  stage: text(120),
  message: spokenText,
  /** Where the targets ran on several machines, that on which it could not be measured. */
  node: count.optional(),
});

/**
 * How long the run took; measuring is from the first observation's start to the last one's end, without the time that
 * it was interrupted or brought up process models. Bringing up and tearing down are those of its last part, null where
 * that part never ended; bringing up the process models counts as bringing up since schema 3.
 */
const durationsSchema = z.object({
  bringUpSeconds: seconds.nullable(),
  measuringSeconds: seconds,
  observedSeconds: seconds,
  tearDownSeconds: seconds.nullable(),
});

/** Where a run was interrupted and resumed: the targets were started anew, and the run's clock stood still. */
const interruptionSchema = z.object({ beforeOrder: count, resumedAt: z.iso.datetime() });

/**
 * A run: raw observations, the circumstances they were made in, and what was decided on the way and steered it (iterations,
 * why a burst was not counted, durations); no median, law or comparison.
 */
export const runSchema = z.object({
  $schema: text(200),
  schema: z.literal(SCHEMA),
  id: runId,
  digest: runDigest,
  startedAt: z.iso.datetime(),
  /** Partial: interrupted, and never resumed. Incomplete: taken to its end, but something could not be measured. */
  status: z.enum(["complete", "incomplete", "partial"]),
  plan: planSchema,
  environment: environmentSchema,
  images: z.array(imageSchema),
  /** The machine when measuring (of an interrupted run: its last part) began and ended; null where not recorded. */
  conditions: z.object({ before: conditionsSchema.nullable(), after: conditionsSchema.nullable() }),
  /** Null in runs older than the self-test. */
  selfTest: selfTestSchema.nullable(),
  targets: z.array(targetSchema).min(1),
  /** Empty in runs that were older than the choice: they asked for what their plan says. */
  amounts: z.array(amountSchema),
  iterations: z.array(iterationsSchema),
  observations: z.array(observationSchema),
  /** Empty where every repetition was measured whole. */
  looks: looksSchema.default([]),
  failures: z.array(failureSchema),
  interruptions: z.array(interruptionSchema).default([]),
  durations: durationsSchema,
});

/** A run in memory, its requests as records. */
export type Run = z.output<typeof runSchema>;
/** A run as its file has it, its requests in columns. */
export type RunFile = z.input<typeof runSchema>;
/** See {@link failureSchema}. */
export type Failure = z.infer<typeof failureSchema>;
/** See {@link interruptionSchema}. */
export type Interruption = z.infer<typeof interruptionSchema>;
/** See {@link durationsSchema}. */
export type Durations = z.infer<typeof durationsSchema>;
