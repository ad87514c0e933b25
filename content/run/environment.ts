import { z } from "zod";
import { count, seconds, spokenText, targetName } from "./parts/units.ts";

/** How the targets were brought up. */
export const backendSchema = z.enum(["compose", "processes"]);

/** How the processors may change their speed; null where the system does not say. */
const frequencySchema = z.object({
  policy: spokenText.nullable(),
  megahertz: z.number().positive().nullable(),
  mostMegahertz: z.number().positive().nullable(),
});

/** What a control group allows the runner: null where it sets no limit or the system does not say. */
const limitsSchema = z.object({
  cpuQuotaCores: z.number().positive().nullable(),
  memoryBytes: count.nullable(),
});

/** The revision of Benchbook and of the targets: a commit, and whether files had changed since. */
const revisionSchema = z.object({ commit: z.string().regex(/^[0-9a-f]{7,64}$/), dirty: z.boolean() });

/** The image that a target's container was made from. */
export const imageSchema = z.object({ target: targetName, digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) });

/** The machine and the programs that a run was made with; it names no host, user or path. */
export const environmentSchema = z.object({
  backend: backendSchema,
  backendReason: spokenText,
  processor: spokenText,
  cores: count,
  frequency: frequencySchema.nullable(),
  limits: limitsSchema.nullable(),
  memoryBytes: count,
  operatingSystem: spokenText,
  kernel: spokenText,
  architecture: spokenText,
  virtualised: z.boolean().nullable(),
  node: spokenText,
  undici: spokenText,
  benchbook: spokenText,
  revision: revisionSchema.nullable(),
  engine: spokenText.nullable(),
  compose: spokenText.nullable(),
  targetCores: z.array(count).min(1),
  /** The cores of the slow service that others wait for: the targets' own where no other was to be had. Null in older runs. */
  upstreamCores: z.array(count).min(1).nullable(),
  targetsPinned: z.boolean(),
});

/** The state of the machine at one moment; counts only ever grow, so that their difference is what happened between. */
export const conditionsSchema = z.object({
  loadAverage: z.number().nonnegative(),
  memoryAvailableBytes: count.nullable(),
  /** How often the runner's control group was held back; null where the system does not say. */
  throttledPeriods: count.nullable(),
  /** The same of the targets, all together. */
  targetsThrottledPeriods: count.nullable(),
  /** How often a core slowed down for heat, all together. */
  thermalThrottles: count.nullable(),
  atSeconds: seconds,
});

/** See {@link environmentSchema}. */
export type Environment = z.infer<typeof environmentSchema>;
/** See {@link backendSchema}. */
export type Backend = z.infer<typeof backendSchema>;
/** See {@link conditionsSchema}. */
export type Conditions = z.infer<typeof conditionsSchema>;
/** See {@link imageSchema}. */
export type Image = z.infer<typeof imageSchema>;
