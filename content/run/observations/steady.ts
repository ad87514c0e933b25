import { z } from "zod";
import { endpointName } from "../parts/endpoint.ts";
import { loadWindowSchema } from "../parts/load-window.ts";
import { placed } from "../parts/placed.ts";
import { usageSchema } from "../parts/processes.ts";
import { count, spokenText } from "../parts/units.ts";

/** One endpoint's part of a steady load. */
const partSchema = z.object({
  endpoint: endpointName,
  /** Iterations, or milliseconds to wait: the amount that every request asked for; null where the work is fixed. */
  iterations: z.int().positive().nullable(),
  window: loadWindowSchema,
});

/**
 * What a window is for: the highest rate (a closed loop), the latency at a share of that rate, to close in on the capacity
 * or to confirm it, or a light load alone and beside one that keeps the server busy.
 */
const purposeSchema = z.enum(["ceiling", "rate", "capacity", "confirmation", "alone", "beside"]);

/** Some seconds of steady load on one target. */
export const steadySchema = z.object({
  kind: z.literal("steady"),
  ...placed,
  ...partSchema.shape,
  purpose: purposeSchema,
  repetition: count,
  /** How many windows for the same purpose its endpoint had before it in its repetition. */
  place: count,
  /** 0, or how often it had been repeated because it was not valid. */
  attempt: count,
  /** Why the window must not be counted; empty when it is valid. */
  invalidReasons: z.array(spokenText),
  /** The rate as a share of the ceiling that was found first; null where it is none. */
  share: z.number().positive().nullable(),
  /** What was sent at the same time, to keep the server busy. */
  beside: partSchema.nullable(),
  /** Null where the target's processes cannot be seen from outside. */
  usage: usageSchema.nullable(),
});

/** See {@link steadySchema}. */
export type Steady = z.infer<typeof steadySchema>;
/** See {@link purposeSchema}. */
export type Purpose = z.infer<typeof purposeSchema>;
