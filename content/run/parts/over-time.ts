import { z } from "zod";
import { count, seconds } from "./units.ts";

/** Into how many slices of equal length a window is divided. */
export const SLICES = 100;

/** How a window went, slice by slice, each with the requests that were due in it. */
export const overTimeSchema = z.object({
  /** The longest latency among right answers; null where there is none. */
  longest: z.array(seconds.nullable()).max(SLICES),
  /** How many requests were missed or had no right answer. */
  unanswered: z.array(count).max(SLICES),
});

/** See {@link overTimeSchema}. */
export type OverTime = z.infer<typeof overTimeSchema>;
