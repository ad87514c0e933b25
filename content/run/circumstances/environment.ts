import { z } from "zod";
import { count, spokenText } from "../parts/units.ts";
import { backendSchema } from "./backend.ts";
import { limitsSchema } from "./limits.ts";
import { targetNodeSchema } from "./target-node.ts";

/** How the processors may change their speed; null where the system does not say. */
const frequencySchema = z.object({
  policy: spokenText.nullable(),
  megahertz: z.number().positive().nullable(),
  mostMegahertz: z.number().positive().nullable(),
});

/** The revision of Benchbook and of the targets: a commit, and whether files had changed since. */
const revisionSchema = z.object({ commit: z.string().regex(/^[0-9a-f]{7,64}$/), dirty: z.boolean() });

/** The machine and the programs that a run was made with; it names no host, user or path. */
export const environmentSchema = z.object({
  backend: backendSchema,
  backendReason: spokenText,
  processor: spokenText,
  cores: count,
  frequency: frequencySchema.nullable(),
  /** What the runner is allowed; null in older runs. */
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
  /** The machines that the targets ran on, where the backend has machines of its own; all else here is the client's. */
  nodes: z.array(targetNodeSchema).optional(),
  /** The machines that steady load came from, where those were others than the client's. */
  loadNodes: z.array(targetNodeSchema).optional(),
  targetCores: z.array(count).min(1),
  /**
   * The cores of the slow service that others wait for: the targets' own where no other was to be had. Null in older runs.
   */
  upstreamCores: z.array(count).min(1).nullable(),
  targetsPinned: z.boolean(),
});

/** See {@link environmentSchema}. */
export type Environment = z.infer<typeof environmentSchema>;
