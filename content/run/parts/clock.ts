import { z } from "zod";

/** Whether client and target share one kernel, and with it one monotonic clock. */
export const clockSchema = z.enum(["shared", "separate"]);

/** See {@link clockSchema}. */
export type Clock = z.infer<typeof clockSchema>;
