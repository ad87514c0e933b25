import { z } from "zod";
import { requestsSchema } from "../parts/columns.ts";
import { workKindSchema } from "../parts/endpoint.ts";
import { placed } from "../parts/placed.ts";
import { count } from "../parts/units.ts";

/** One request of one iteration after the other. The first decides the iterations, later ones only measure drift. */
export const calibrationSchema = z.object({
  kind: z.literal("calibration"),
  ...placed,
  work: workKindSchema,
  repetition: count,
  samples: requestsSchema,
});

/** See {@link calibrationSchema}. */
export type Calibration = z.infer<typeof calibrationSchema>;
