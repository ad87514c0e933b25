import { z } from "zod";
import { placed } from "../parts/placed.ts";
import { requestsTogether } from "../parts/requests-together.ts";
import { count, level } from "../parts/units.ts";

/** `level` requests sent together; every one of them is kept. */
export const burstSchema = z.object({
  kind: z.literal("burst"),
  ...placed,
  ...requestsTogether,
  level,
  repetition: count,
  /** How many bursts of as many requests its repetition had before it; 0 in runs that had only one. */
  placeInRepetition: count,
  /** 0, or how often it had been repeated because it was not valid. */
  attempt: count,
  /** The first burst on its endpoint, kept apart: nothing had been asked of it before. */
  cold: z.boolean(),
});

/** See {@link burstSchema}. */
export type Burst = z.infer<typeof burstSchema>;
