import { z } from "zod";
import { count } from "../parts/units.ts";

/**
 * What control groups allow a process, the tightest of its own and of those around it: CPU seconds in a second, and memory.
 * Null where none sets a limit or the system does not say.
 */
export const limitsSchema = z.object({
  cpuQuotaCores: z.number().positive().nullable(),
  memoryBytes: count.nullable(),
});

/** The same of a target, and the number of cores that it may run on, whatever of their time; null where it is not known. */
export const targetLimitsSchema = limitsSchema.extend({ cores: count.nullable() });

/** See {@link limitsSchema}. */
export type Limits = z.infer<typeof limitsSchema>;
/** See {@link targetLimitsSchema}. */
export type TargetLimits = z.infer<typeof targetLimitsSchema>;
