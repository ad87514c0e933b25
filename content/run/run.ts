import { z } from "zod";
import { conditionsSchema, environmentSchema, imageSchema } from "./environment.ts";
import { iterationsSchema, observationSchema } from "./observations.ts";
import { planSchema } from "./plan.ts";
import { selfTestSchema } from "./self-test.ts";
import { targetSchema } from "./target.ts";
import { seconds, spokenText, targetName, text } from "./units.ts";

/** The version of the run file that this code writes. */
export const SCHEMA = 2;

/** A run's name: also its file's name, so it can hold nothing that leaves a folder. */
export const runId = z.string().regex(/^[0-9]{8}T[0-9]{6,9}Z-[a-z0-9-]{1,40}$/);

/** Something that could not be measured, and why. `target` is null when it concerns the whole run. */
export const failureSchema = z.object({
  target: targetName.nullable(),
  stage: text(120),
  message: spokenText,
});

/** How long the run took; measuring is from the first observation's start to the last one's end. */
export const durationsSchema = z.object({
  bringUpSeconds: seconds,
  measuringSeconds: seconds,
  observedSeconds: seconds,
  tearDownSeconds: seconds,
});

/** A run: raw observations and the circumstances they were made in, and nothing that can be computed from them. */
export const runSchema = z.object({
  $schema: text(200),
  schema: z.literal(SCHEMA),
  id: runId,
  digest: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  startedAt: z.iso.datetime(),
  status: z.enum(["complete", "incomplete"]),
  plan: planSchema,
  environment: environmentSchema,
  images: z.array(imageSchema),
  /** The machine when measuring began and when it ended; null for a moment that was not recorded. */
  conditions: z.object({ before: conditionsSchema.nullable(), after: conditionsSchema.nullable() }),
  /** Null in runs older than the self-test. */
  selfTest: selfTestSchema.nullable(),
  targets: z.array(targetSchema).min(1),
  iterations: z.array(iterationsSchema),
  observations: z.array(observationSchema),
  failures: z.array(failureSchema),
  durations: durationsSchema,
});

/** A run in memory, its requests as records. */
export type Run = z.output<typeof runSchema>;
/** A run as its file has it, its requests in columns. */
export type RunFile = z.input<typeof runSchema>;
/** See {@link failureSchema}. */
export type Failure = z.infer<typeof failureSchema>;
/** See {@link durationsSchema}. */
export type Durations = z.infer<typeof durationsSchema>;
