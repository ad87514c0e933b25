import { z } from "zod";
import { requestSchema } from "./request.ts";
import { coreShare, count, endpointName, seconds, spokenText, targetName } from "./units.ts";

/** Of every observation: its place in the order of measuring, and when it began, from the start of the run. */
const placed = { order: count, startedSeconds: seconds, tookSeconds: seconds, target: targetName };

/** What the client itself was doing meanwhile: a busy client measures itself. */
export const clientSchema = z.object({ cpuShare: coreShare, loopLagSeconds: seconds });

/** Whether client and target share one monotonic clock, found by checking sent ≤ began ≤ ended ≤ received. */
export const clockSchema = z.enum(["shared", "separate"]);

/** Round trips on an endpoint that does nothing: the overhead of the path itself. */
export const roundTripSchema = z.object({ kind: z.literal("roundTrip"), ...placed, samples: z.array(requestSchema) });

/** One request of one iteration after the other. */
export const calibrationSchema = z.object({
  kind: z.literal("calibration"),
  ...placed,
  samples: z.array(requestSchema),
});

/** The iterations decided on for one target from its calibration, to fill `plan.targetSeconds`. */
export const iterationsSchema = z.object({ target: targetName, iterations: z.int().positive() });

/** A row of `top`, as its columns say; memory in bytes, CPU as a share of one core. */
export const processRowSchema = z.object({
  pid: count,
  command: z.string().max(200),
  state: z.string().max(4),
  cpuShare: coreShare,
  residentBytes: count,
  virtualBytes: count,
  cpuTime: z.string().max(20),
});

/** The processes of a target at rest: `top` as it was printed, and its rows parsed. */
export const snapshotSchema = z.object({
  kind: z.literal("snapshot"),
  ...placed,
  phase: z.literal("idle"),
  top: spokenText.nullable(),
  rows: z.array(processRowSchema),
  error: spokenText.nullable(),
});

/** One request alone, with the target's own iterations. */
export const singleSchema = z.object({
  kind: z.literal("single"),
  ...placed,
  endpoint: endpointName,
  iterations: z.int().positive(),
  clock: clockSchema,
  client: clientSchema,
  requests: z.array(requestSchema).length(1),
});

/** `level` requests sent together; every one of them is kept. */
export const burstSchema = z.object({
  kind: z.literal("burst"),
  ...placed,
  endpoint: endpointName,
  level: z.int().positive(),
  repetition: count,
  iterations: z.int().positive(),
  clock: clockSchema,
  client: clientSchema,
  requests: z.array(requestSchema).min(1),
});

/** Anything that was measured. */
export const observationSchema = z.discriminatedUnion("kind", [
  roundTripSchema,
  calibrationSchema,
  snapshotSchema,
  singleSchema,
  burstSchema,
]);

/** See {@link observationSchema}. */
export type Observation = z.infer<typeof observationSchema>;
/** See {@link burstSchema}. */
export type Burst = z.infer<typeof burstSchema>;
/** See {@link singleSchema}. */
export type Single = z.infer<typeof singleSchema>;
/** See {@link calibrationSchema}. */
export type Calibration = z.infer<typeof calibrationSchema>;
/** See {@link snapshotSchema}. */
export type Snapshot = z.infer<typeof snapshotSchema>;
/** See {@link roundTripSchema}. */
export type RoundTrip = z.infer<typeof roundTripSchema>;
/** See {@link processRowSchema}. */
export type ProcessRow = z.infer<typeof processRowSchema>;
