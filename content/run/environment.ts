import { z } from "zod";
import { count, spokenText } from "./units.ts";

/** How the targets were brought up. */
export const waySchema = z.enum(["compose", "processes"]);

/** The machine and the programs that a run was made with; it names no host, user or path. */
export const environmentSchema = z.object({
  way: waySchema,
  wayReason: spokenText,
  processor: spokenText,
  cores: count,
  memoryBytes: count,
  operatingSystem: spokenText,
  kernel: spokenText,
  architecture: spokenText,
  virtualised: z.boolean().nullable(),
  node: spokenText,
  undici: spokenText,
  benchbook: spokenText,
  engine: spokenText.nullable(),
  compose: spokenText.nullable(),
  targetCores: z.array(count).min(1),
  targetsPinned: z.boolean(),
  loadAverageBefore: z.number().nonnegative(),
});

/** See {@link environmentSchema}. */
export type Environment = z.infer<typeof environmentSchema>;
/** See {@link waySchema}. */
export type Way = z.infer<typeof waySchema>;
