import { z } from "zod";
import { coreShare, seconds } from "./units.ts";

/** What the client itself was doing during a burst: a busy client measures itself. */
export const clientSchema = z.object({ cpuShare: coreShare, loopLagSeconds: seconds });

/** See {@link clientSchema}. */
export type Client = z.infer<typeof clientSchema>;
