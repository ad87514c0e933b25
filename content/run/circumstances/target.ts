import { z } from "zod";
import { endpointSchema } from "../parts/endpoint.ts";
import { roleSchema } from "../parts/processes.ts";
import { count, seconds, spokenText, targetName, text } from "../parts/units.ts";
import { targetLimitsSchema } from "./limits.ts";

/** What a target says about itself at its information endpoint. */
export const informationSchema = z.object({
  framework: spokenText,
  framework_version: spokenText,
  server: spokenText,
  server_version: spokenText,
  python_version: spokenText,
  numpy_version: spokenText,
  workers: count,
  worker_class: spokenText,
  cores: count.nullable(),
  blas_threads: z.record(text(64), text(64).nullable()),
  /** Every package that is installed there, with its version. */
  packages: z.record(text(100), text(100)).default({}),
  /** How its process pool starts workers; null when it has none. */
  start_method: text(20).nullable().default(null),
});

/** A service of the run: what the Compose file declares of it, and what it said once it was up. */
export const targetSchema = z.object({
  name: targetName,
  label: text(80),
  family: text(40),
  role: z.enum(["measured", "control", "process-model"]),
  endpoints: z.array(endpointSchema),
  /** Null where nobody said how many it has. */
  workers: count.nullable(),
  /** The processes it is declared to have. */
  tree: z.array(roleSchema),
  /** Whether it says what it is, lists its processes and says what it worked (targets/README.md). */
  contract: z.boolean().default(true),
  information: informationSchema.nullable(),
  /** From its start to its first right answer, nothing else starting meanwhile; null where others were started with it. */
  coldStartSeconds: seconds.nullable().default(null),
  /** What it is allowed; null where it is not known, and missing in older runs. */
  limits: targetLimitsSchema.nullable().optional(),
  /**
   * Where the targets are on several nodes, the same on each of these, in their order: `limits` are the tightest of them
   * then. Missing elsewhere, and in older runs.
   */
  nodeLimits: z.array(targetLimitsSchema.nullable()).optional(),
});

/** See {@link targetSchema}. */
export type Target = z.infer<typeof targetSchema>;
/** See {@link informationSchema}. */
export type Information = z.infer<typeof informationSchema>;
