import { z } from "zod";
import { targetName } from "../parts/units.ts";

/** The image that a target's container was made from. */
export const imageSchema = z.object({ target: targetName, digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) });

/** See {@link imageSchema}. */
export type Image = z.infer<typeof imageSchema>;
