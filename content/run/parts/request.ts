import { z } from "zod";
import { count, seconds, spokenText } from "./units.ts";

/**
 * What the server said of the work it did for one request. `beganSeconds` and `endedSeconds` are on the client's
 * clock, from the start of the burst, when the burst says that the clocks are one; otherwise they count from the
 * first beginning that any response of the burst reported. `iterations` is 0 where the server did not say.
 *
 * `isWholeCall` says that the interval is the whole call of an application on an event loop: the request may also have
 * waited in it, for a thread or a connection, so that overlapping intervals are not requests served at once.
 */
const workSchema = z.object({
  pid: count,
  iterations: count,
  serviceSeconds: seconds,
  beganSeconds: z.number(),
  endedSeconds: z.number(),
  concurrentTasks: count.nullable(),
  isWholeCall: z.boolean().optional(),
});

/**
 * One request as the client saw it: seconds from the start of its burst, on the client's monotonic clock. A moment
 * that never came is null. `error` is null exactly when the response was verified.
 */
export const requestSchema = z.object({
  createdSeconds: seconds,
  connectedSeconds: seconds.nullable(),
  sentSeconds: seconds.nullable(),
  firstByteSeconds: seconds.nullable(),
  lastByteSeconds: seconds.nullable(),
  status: z.int().nullable(),
  error: spokenText.nullable(),
  work: workSchema.nullable(),
});

/** See {@link requestSchema}. */
export type RequestRecord = z.infer<typeof requestSchema>;
/** See {@link workSchema}. */
export type Work = z.infer<typeof workSchema>;
