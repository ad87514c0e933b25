import { z } from "zod";
import { count, spokenText } from "../parts/units.ts";

/** A machine that targets ran on while the client was on another, as the engine knows it; it names no host. */
export const targetNodeSchema = z.object({
  cores: count,
  memoryBytes: count,
  operatingSystem: spokenText,
  architecture: spokenText,
  /** The version of the engine there. */
  engine: spokenText,
});

/** See {@link targetNodeSchema}. */
export type TargetNode = z.infer<typeof targetNodeSchema>;
