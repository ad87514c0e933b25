import { z } from "zod";
import { environmentSchema } from "./environment.ts";
import { iterationsSchema, observationSchema } from "./observations.ts";
import { planSchema } from "./plan.ts";
import { targetSchema } from "./target.ts";
import { seconds, spokenText, targetName } from "./units.ts";

/** The version of the run file that this code writes. */
export const SCHEMA = 1;

/** A run's name: also its file's name, so it can hold nothing that leaves a folder. */
export const runId = z.string().regex(/^[0-9]{8}T[0-9]{6,9}Z-[a-z0-9-]{1,40}$/);

/** Something that could not be measured, and why. `target` is null when it concerns the whole run. */
export const failureSchema = z.object({
  target: targetName.nullable(),
  stage: z.string().max(80),
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
  $schema: z.string(),
  schema: z.literal(SCHEMA),
  id: runId,
  digest: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  startedAt: z.iso.datetime(),
  status: z.enum(["complete", "incomplete"]),
  plan: planSchema,
  environment: environmentSchema,
  targets: z.array(targetSchema).min(1),
  iterations: z.array(iterationsSchema),
  observations: z.array(observationSchema),
  failures: z.array(failureSchema),
  durations: durationsSchema,
});

/** See {@link runSchema}. */
export type Run = z.infer<typeof runSchema>;
/** See {@link failureSchema}. */
export type Failure = z.infer<typeof failureSchema>;
/** See {@link durationsSchema}. */
export type Durations = z.infer<typeof durationsSchema>;
