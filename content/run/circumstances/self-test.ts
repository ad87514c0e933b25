import { z } from "zod";
import { clientSchema } from "../parts/client.ts";
import { requestsSchema } from "../parts/columns.ts";
import { level, seconds, text } from "../parts/units.ts";

/** One burst on a server whose answers are known: what was expected, what was measured. */
const knownAnswerSchema = z.object({
  server: z.enum(["serial", "parallel", "two workers"]),
  expectedSeconds: z.array(seconds).min(1),
  toleranceSeconds: seconds,
  client: clientSchema,
  requests: requestsSchema,
  /** Why the measurement is wrong, else null. */
  wrong: text(400).nullable(),
});

/**
 * What one burst of `level` requests cost the client, beside cores that other work kept busy or that were idle: its CPU
 * time, how late it was with the end of the burst, and the longest that a request took from being made to being sent.
 */
const costSchema = z.object({
  level,
  cores: z.enum(["busy", "idle"]),
  cpuSeconds: seconds,
  lateSeconds: seconds,
  heldSeconds: seconds,
});

/** One window of steady load on a server whose answers to it are known: what was expected, what was measured. */
const knownLoadSchema = z.object({
  server: z.enum(["fixed", "stalling", "dropping", "limited"]),
  /**
   * What is known of it: latencies in seconds, the share of requests that fail, answers a second; or by how many seconds the
   * crippled generator was late, which its latencies have to contain.
   */
  quantity: z.enum(["median latency", "99th percentile", "failed share", "highest rate", "mean lateness, crippled"]),
  expected: z.number().positive(),
  tolerance: z.number().positive(),
  /** Null where the window has none. */
  measured: z.number().nonnegative().nullable(),
  /** Why the measurement is wrong, else null. */
  wrong: text(400).nullable(),
});

/** The load generator measuring known answers, and whether one that was crippled on purpose was caught. */
const loadTestSchema = z.object({
  knownLoads: z.array(knownLoadSchema),
  /** What gave the crippled generator away; empty when nothing did, which fails the test. */
  crippledCaughtBy: z.array(text(400)),
});

/** The CPU seconds in a second that one busy process got alone, and as many as the targets have cores got together. */
const availableCoresSchema = z.object({ alone: z.number().positive(), together: z.number().positive() });

/** The instrument measuring known answers before a run, and whether a client crippled on purpose was caught. */
export const selfTestSchema = z.object({
  tookSeconds: seconds,
  knownAnswers: z.array(knownAnswerSchema),
  /** What gave the crippled client away; empty when nothing did, which fails the test. */
  crippledCaughtBy: z.array(text(400)),
  /** Bursts of the plan's largest levels, several of each; empty in runs that are older than them. */
  costs: z.array(costSchema),
  /** Null where it is not known. */
  availableCores: availableCoresSchema.nullable(),
  /** Absent where nothing is put under steady load. */
  load: loadTestSchema.optional(),
});

/** See {@link selfTestSchema}. */
export type SelfTest = z.infer<typeof selfTestSchema>;
/** See {@link loadTestSchema}. */
export type LoadTest = z.infer<typeof loadTestSchema>;
/** See {@link knownLoadSchema}. */
export type KnownLoad = z.infer<typeof knownLoadSchema>;
/** What a self-test found of the machine and the client: amounts and estimates are made from it. */
export type Capacity = Pick<SelfTest, "costs" | "availableCores">;
/** See {@link costSchema}. */
export type Cost = z.infer<typeof costSchema>;
/** See {@link knownAnswerSchema}. */
export type KnownAnswer = z.infer<typeof knownAnswerSchema>;
