import { z } from "zod";
import { untilDecidedSchema } from "./looks.ts";
import { endpointName, executorSchema, workKindSchema } from "./parts/endpoint.ts";
import { articleSlug, count, level, runDigest, runId, seconds, targetName, text } from "./parts/units.ts";
import { steadyPlanSchema } from "./steady-plan.ts";

/** Ten times those of the largest plan: with far more, a page that compares two runs would be busy for minutes. */
const MOST_SWEEPS = 2000;

/** One sweep: bursts of every level on one endpoint of one target. */
const sweepSchema = z.object({
  target: targetName,
  endpoint: endpointName,
  /** As the endpoint is declared. */
  work: workKindSchema,
  executor: executorSchema,
  /** Seconds of work that each request asks for; null where it asks for none, because the work is fixed. */
  workSeconds: z.number().positive().nullable(),
  levels: z.array(level).min(1),
  /** Bursts of each level above 1 in each repetition; one without this. */
  bursts: z.int().positive().optional(),
});

/** A service that was asked for and cannot be had here, and why: it is neither started nor measured. */
export const unavailableSchema = z.object({ target: targetName, label: text(80), reason: text(300) });

/** Of a plan, what may be asked for and is otherwise decided for the machine. */
const givenSchema = z.enum(["targetSeconds", "requestTimeoutSeconds"]);

/** What a run set out to do, in full and with the amounts that were chosen for it: a run can be repeated from it. */
export const planSchema = z.object({
  name: z.enum(["full", "quick"]),
  /** The article whose targets and endpoints these are; null where none was asked for. */
  article: articleSlug.nullable().default(null),
  targets: z.array(targetName).min(1),
  /** Services that are started for the comparison of process models only. */
  models: z.array(targetName),
  /** Services whose bursts are measured only to compare the targets with, and nothing else of them. */
  controls: z.array(targetName),
  /** Whether targets are started one after the other, to see how long each takes. */
  coldStarts: z.boolean().default(false),
  unavailable: z.array(unavailableSchema).default([]),
  /**
   * The `workSeconds` of endpoints that are declared long, as in the original
   * notebook's own sweeps, and of the single request.
   */
  targetSeconds: z.number().positive(),
  calibrationSamples: z.int().positive(),
  /** Where claims are looked at in between, the most. */
  repetitions: z.int().positive(),
  /** How long to measure until claims are decided; null where every repetition is measured whole. */
  untilDecided: untilDecidedSchema.nullable().default(null),
  /**
   * Bursts of one request in each repetition, where other levels have one burst: growth rests on them, and they scatter
   * most. One in runs that are older than that.
   */
  soloBursts: z.int().positive(),
  /** Requests alone with a target's own iterations, on each target; one without this. */
  singles: z.int().positive().optional(),
  /** What the order of bursts within each repetition is drawn from; null when it was not shuffled. */
  seed: count.nullable(),
  sweeps: z.array(sweepSchema).max(MOST_SWEEPS),
  /**
   * Where each target and control is measured in each repetition, by the place of the machine in the environment's `nodes`:
   * what comes before the repetitions as in the first, what comes after them as in the last. Process models take turns on
   * these machines, in the order of `models`. Absent where all is on one.
   */
  nodes: z.array(z.record(targetName, count)).min(1).optional(),
  /** Absent where nothing is put under steady load. */
  steady: steadyPlanSchema.optional(),
  requestTimeoutSeconds: seconds,
  warmUpRequests: count,
  roundTripSamples: count,
  /** The run that this one repeats on another machine or later; absent where it repeats none. */
  replicates: z.object({ run: runId, digest: runDigest }).optional(),
  /** What was asked for in so many words, and is kept as given; empty in runs older than that distinction. */
  given: z.array(givenSchema),
});

/** How many bursts of a level of a sweep each repetition has. */
export function burstsPerRepetition(
  { soloBursts }: Pick<Plan, "soloBursts">,
  { bursts = 1 }: Pick<Sweep, "bursts">,
  level: number,
): number {
  return level === 1 ? soloBursts : bursts;
}

/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;
/** See {@link sweepSchema}. */
export type Sweep = z.infer<typeof sweepSchema>;
