import { z } from "zod";
import { requestsSchema } from "../parts/columns.ts";
import { placed } from "../parts/placed.ts";

/** Round trips on an endpoint that does nothing: the overhead of the path itself. */
export const roundTripSchema = z.object({ kind: z.literal("roundTrip"), ...placed, samples: requestsSchema });

/** See {@link roundTripSchema}. */
export type RoundTrip = z.infer<typeof roundTripSchema>;
