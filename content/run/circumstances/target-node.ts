import { z } from "zod";
import { count, seconds, spokenText } from "../parts/units.ts";

/**
 * Round trips between the client and another machine: connections that were
 * opened one after the other, no data sent on them.
 */
const pathSchema = z.object({
  samples: count,
  medianSeconds: seconds,
  p99Seconds: seconds,
  /**
   * How many of them took a second or longer: kernels wait so long before they
   * send again what was lost. Missing in older runs.
   */
  resent: count.optional(),
});

/** A machine that targets ran on while the client was on another, as the engine knows it; it names no host. */
export const targetNodeSchema = z.object({
  cores: count,
  memoryBytes: count,
  operatingSystem: spokenText,
  architecture: spokenText,
  /** The version of the engine there. */
  engine: spokenText,
  /** Null where the node took no connections; missing in older runs. */
  path: pathSchema.nullable().optional(),
  /**
   * Which machine it is on, by the boot id of its kernel: 0 is the client's, others are counted as they come. Nodes on one
   * machine share its cores. Missing where the node did not say, and in older runs.
   */
  machine: count.optional(),
});

/** See {@link pathSchema}. */
export type Path = z.infer<typeof pathSchema>;
/** See {@link targetNodeSchema}. */
export type TargetNode = z.infer<typeof targetNodeSchema>;
