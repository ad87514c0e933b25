import { z } from "zod";
import { clientSchema } from "./client.ts";
import { clockSchema } from "./clock.ts";
import { requestsSchema } from "./columns.ts";
import { endpointName } from "./endpoint.ts";
import { usageSchema } from "./processes.ts";
import { spokenText } from "./units.ts";

/** Of an observation whose requests are sent together: all that was seen of them, the target and the client. */
export const requestsTogether = {
  endpoint: endpointName,
  /** Iterations, or milliseconds to wait: the amount that every request asked for; null where the work is fixed. */
  iterations: z.int().positive().nullable(),
  clock: clockSchema,
  client: clientSchema,
  /** Why the observation must not be counted; empty when it is valid. */
  invalidReasons: z.array(spokenText),
  requests: requestsSchema,
  /** Null where the target's processes cannot be seen from outside. */
  usage: usageSchema.nullable(),
};
