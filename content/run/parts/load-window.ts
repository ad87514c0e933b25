import { z } from "zod";
import { decodeHistogram } from "../../statistics/histogram.ts";
import { overTimeSchema } from "./over-time.ts";
import { coreShare, count, seconds, spokenText } from "./units.ts";

/** Three times what a window of a million different latencies takes. */
const LONGEST_HISTOGRAM = 40_000;

/** Durations in microseconds, as an HdrHistogram in its compressed V2 encoding and Base64. */
const histogramSchema = z
  .string()
  .max(LONGEST_HISTOGRAM)
  .refine(isHistogram, { message: "expected an HdrHistogram in its compressed V2 encoding" });

/** Whether connections are kept for further requests, or every request opens one of its own. */
export const connectionUseSchema = z.enum(["kept", "fresh"]);

/** When requests are due: evenly spaced, or independent of one another (a Poisson process). */
export const arrivalsSchema = z.enum(["even", "poisson"]);

/** Why a request had no right answer. */
const errorKindSchema = z.enum([
  "timeout",
  "refused",
  "closed",
  "status",
  "wrong answer",
  "too large",
  "not HTTP",
  "no connection left",
  "other",
]);

/** Each connection sends its next request when its last was answered. */
const closedSchema = z.object({ kind: z.literal("closed"), connections: z.int().positive() });

/** Requests are sent when they are due, whether or not others were answered. */
const openSchema = z.object({
  kind: z.literal("open"),
  ratePerSecond: z.number().positive(),
  arrivals: arrivalsSchema,
  /** What Poisson arrivals are drawn from. */
  seed: count,
  /** The most connections at once: what is due when all of them are busy is missed. */
  mostConnections: z.int().positive(),
});

/** What one of several generators did, which were on other machines than the client; or why it gave no result. */
const generatorSchema = z.union([
  z.object({
    error: z.null(),
    /** Requests that were due, and those of them that it was too late for. */
    offered: count,
    late: count,
    /** At the median and the 99th percentile of right answers; null of a closed loop, and where there were none. */
    sinceDueSeconds: z.tuple([seconds.nullable(), seconds.nullable()]),
    sinceSentSeconds: z.tuple([seconds.nullable(), seconds.nullable()]),
    /** How far it may have begun from when all were to begin: what is not known of its clock. */
    startErrorSeconds: seconds,
  }),
  z.object({ error: spokenText }),
]);

/** How requests follow one another. */
const loopSchema = z.discriminatedUnion("kind", [closedSchema, openSchema]);

/**
 * Some seconds of steady load. Of an open loop it is about the requests that were due in them, whenever they were answered;
 * of a closed one about those that were answered in them.
 */
export const loadWindowSchema = z.object({
  loop: loopSchema,
  use: connectionUseSchema,
  warmUpSeconds: seconds,
  seconds: z.number().positive(),
  /** Requests that were due. */
  offered: count,
  sent: count,
  /** Requests that were due and never sent: the client was too late for them, or all connections were busy. */
  missed: z.object({ late: count, full: count }),
  /** Requests with a right answer. */
  answered: count,
  errors: z.partialRecord(errorKindSchema, count),
  /** The first error in words. */
  firstError: spokenText.nullable(),
  /** From when a request was due until its whole answer was there, of right answers only; null of a closed loop. */
  latency: histogramSchema.nullable(),
  /** From when a request was sent until its whole answer was there, of right answers only; null of a closed loop. */
  sinceSent: histogramSchema.nullable(),
  /** From when a request was due until it was sent; null of a closed loop. */
  lateness: histogramSchema.nullable(),
  /** Missing of a closed loop, and where it was not recorded. */
  overTime: overTimeSchema.optional(),
  /**
   * Requests that were sent and not answered yet, on average over the window; of an open loop, those that were due in it.
   * Older files count every request in flight.
   */
  inFlight: z.number().nonnegative(),
  /** What each thread of the client used of a core. */
  cpuShares: z.array(coreShare).min(1),
  /**
   * Whether those threads went before all others of the machine, as the system lets some users have it, up to a rate.
   * Missing of a closed loop, whose threads never do, and where it was not recorded.
   */
  hadPrecedence: z.boolean().optional(),
  /** Those whose windows are merged in this one; missing where the client's own machine sent the load. */
  generators: z.array(generatorSchema).optional(),
});

/** See {@link loadWindowSchema}. */
export type LoadWindow = z.infer<typeof loadWindowSchema>;
/** See {@link generatorSchema}. */
export type Generator = z.infer<typeof generatorSchema>;
/** See {@link loopSchema}. */
export type Loop = z.infer<typeof loopSchema>;
/** See {@link openSchema}. */
export type OpenLoop = z.infer<typeof openSchema>;
/** See {@link connectionUseSchema}. */
export type ConnectionUse = z.infer<typeof connectionUseSchema>;
/** See {@link errorKindSchema}. */
export type ErrorKind = z.infer<typeof errorKindSchema>;

function isHistogram(text: string): boolean {
  try {
    return decodeHistogram(text).totalCount >= 0;
  } catch {
    return false;
  }
}
