import { z } from "zod";
import { placed } from "../parts/placed.ts";
import { processSchema } from "../parts/processes.ts";
import { spokenText } from "../parts/units.ts";

/** The processes of a target seen from outside: at rest, in the middle of a burst of blocking requests, and after. */
export const treeSchema = z.object({
  kind: z.literal("tree"),
  ...placed,
  phase: z.enum(["idle", "load", "after"]),
  processes: z.array(processSchema),
  error: spokenText.nullable(),
});

/** See {@link treeSchema}. */
export type Tree = z.infer<typeof treeSchema>;
