import { z } from "zod";
import { clientSchema } from "./client.ts";
import { requestsSchema } from "./columns.ts";
import { endpointName, workKindSchema } from "./endpoint.ts";
import { processSchema, usageSchema } from "./processes.ts";
import { coreShare, count, level, seconds, spokenText, targetName, text } from "./units.ts";

/** Of every observation: its place in the order of measuring, and when it began, from the start of the run. */
const placed = { order: count, startedSeconds: seconds, tookSeconds: seconds, target: targetName };

/** Whether client and target share one kernel, and with it one monotonic clock. */
export const clockSchema = z.enum(["shared", "separate"]);

/** Round trips on an endpoint that does nothing: the overhead of the path itself. */
export const roundTripSchema = z.object({ kind: z.literal("roundTrip"), ...placed, samples: requestsSchema });

/** One request of one iteration after the other. The first decides the iterations, later ones only measure drift. */
export const calibrationSchema = z.object({
  kind: z.literal("calibration"),
  ...placed,
  work: workKindSchema,
  repetition: count,
  samples: requestsSchema,
});

/** The iterations decided on for one target from its first calibration, to fill so many seconds of a kind of work. */
export const iterationsSchema = z.object({
  target: targetName,
  work: workKindSchema,
  workSeconds: z.number().positive(),
  iterations: z.int().positive(),
});

/**
 * How many seconds of a kind of work a request asks for: what the plan wanted, what was chosen for this machine and
 * this client, and why. The plan of the run has what was chosen.
 */
export const amountSchema = z.object({
  work: workKindSchema,
  wantedSeconds: z.number().positive(),
  chosenSeconds: z.number().positive(),
  reason: text(400),
});

/** A row of `top`; memory in bytes, CPU as a share of one core; null for a column that it was not asked for. */
export const processRowSchema = z.object({
  pid: count,
  command: text(200),
  state: text(4).nullable(),
  cpuShare: coreShare.nullable(),
  residentBytes: count.nullable(),
  virtualBytes: count.nullable(),
  cpuTime: text(20).nullable(),
});

/**
 * The processes of a target at rest, as it says itself: all rows that `top` printed and its text, without names of
 * users; or, when one line of it was not understood, none of it and why.
 */
export const snapshotSchema = z.object({
  kind: z.literal("snapshot"),
  ...placed,
  phase: z.literal("idle"),
  top: spokenText.nullable(),
  rows: z.array(processRowSchema),
  error: spokenText.nullable(),
});

/** The processes of a target seen from outside: at rest, in the middle of a burst of blocking requests, and after. */
export const treeSchema = z.object({
  kind: z.literal("tree"),
  ...placed,
  phase: z.enum(["idle", "load", "after"]),
  processes: z.array(processSchema),
  error: spokenText.nullable(),
});

/** Requests sent together, and all that was seen meanwhile. */
const fired = {
  endpoint: endpointName,
  /** Iterations, or milliseconds to wait: the amount that every request asked for. */
  iterations: z.int().positive(),
  clock: clockSchema,
  client: clientSchema,
  /** Why the burst must not be counted; empty when it is valid. */
  invalidReasons: z.array(spokenText),
  requests: requestsSchema,
  /** Null where the target's processes cannot be seen from outside. */
  usage: usageSchema.nullable(),
};

/** One request alone, with the target's own iterations. */
export const singleSchema = z.object({ kind: z.literal("single"), ...placed, ...fired });

/** `level` requests sent together; every one of them is kept. */
export const burstSchema = z.object({
  kind: z.literal("burst"),
  ...placed,
  ...fired,
  level,
  repetition: count,
  /** 0, or how often it had been repeated because it was not valid. */
  attempt: count,
  /** The first burst on its endpoint, kept apart: nothing had been asked of it before. */
  cold: z.boolean(),
});

/** Anything that was measured. */
export const observationSchema = z.discriminatedUnion("kind", [
  roundTripSchema,
  calibrationSchema,
  snapshotSchema,
  treeSchema,
  singleSchema,
  burstSchema,
]);

/** See {@link amountSchema}. */
export type Amount = z.infer<typeof amountSchema>;
/** See {@link clockSchema}. */
export type Clock = z.infer<typeof clockSchema>;
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
/** See {@link treeSchema}. */
export type Tree = z.infer<typeof treeSchema>;
/** See {@link roundTripSchema}. */
export type RoundTrip = z.infer<typeof roundTripSchema>;
/** See {@link processRowSchema}. */
export type ProcessRow = z.infer<typeof processRowSchema>;
