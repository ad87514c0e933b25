import { z } from "zod";
import { placed } from "../parts/placed.ts";
import { requestsTogether } from "../parts/requests-together.ts";
import { count } from "../parts/units.ts";

/** One request alone, with the target's own iterations. */
export const singleSchema = z.object({
  kind: z.literal("single"),
  ...placed,
  ...requestsTogether,
  /** How many such requests its target had before it; none without this. */
  place: count.optional(),
});

/** See {@link singleSchema}. */
export type Single = z.infer<typeof singleSchema>;
