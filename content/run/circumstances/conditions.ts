import { z } from "zod";
import { count, seconds } from "../parts/units.ts";

/** The state of the machine at one moment; counts only ever grow, so that their difference is what happened between. */
export const conditionsSchema = z.object({
  loadAverage: z.number().nonnegative(),
  memoryAvailableBytes: count.nullable(),
  /** How often the runner's control group was held back; null where the system does not say. */
  throttledPeriods: count.nullable(),
  /** The same of the targets, all together. */
  targetsThrottledPeriods: count.nullable(),
  /** How often a core slowed down for heat, all together. */
  thermalThrottles: count.nullable(),
  atSeconds: seconds,
});

/** See {@link conditionsSchema}. */
export type Conditions = z.infer<typeof conditionsSchema>;
