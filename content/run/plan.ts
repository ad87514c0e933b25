import { z } from "zod";
import { count, endpointName, seconds, targetName } from "./units.ts";

/** One sweep: every level of one endpoint on one target. */
export const sweepSchema = z.object({ target: targetName, endpoint: endpointName });

/** What a run set out to do, in full: a run can be repeated from it. */
export const planSchema = z.object({
  name: z.enum(["full", "quick"]),
  targets: z.array(targetName).min(1),
  targetSeconds: z.number().positive(),
  calibrationSamples: z.int().positive(),
  levels: z.array(z.int().positive()).min(1),
  repetitions: z.int().positive(),
  sweeps: z.array(sweepSchema),
  requestTimeoutSeconds: seconds,
  warmUpRequests: count,
  roundTripSamples: count,
});

/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;
/** See {@link sweepSchema}. */
export type Sweep = z.infer<typeof sweepSchema>;
