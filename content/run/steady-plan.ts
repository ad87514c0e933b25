import { z } from "zod";
import { endpointName, executorSchema, workKindSchema } from "./parts/endpoint.ts";
import { arrivalsSchema, connectionUseSchema, type Loop } from "./parts/load-window.ts";
import { count, level, targetName } from "./parts/units.ts";

/** What a request of a steady load asks for. */
const askedSchema = z.object({
  endpoint: endpointName,
  /** As the endpoint is declared. */
  work: workKindSchema,
  executor: executorSchema,
  /** Seconds of work that each request asks for; null where it asks for none, because the work is fixed. */
  workSeconds: z.number().positive().nullable(),
});

/** One endpoint of one target under steady load. */
const steadyLoadSchema = askedSchema.extend({
  target: targetName,
  /** What the 99th percentile is to stay below, in seconds; null where no capacity is looked for. */
  p99Seconds: z.number().positive().nullable(),
});

/** A light endpoint, alone and while requests to another one arrive now and then that keep the server busy. */
const mixedLoadSchema = z.object({
  target: targetName,
  light: askedSchema,
  ratePerSecond: z.number().positive(),
  blocking: askedSchema,
  blockingEverySeconds: z.number().positive(),
});

/** How connections are used, and what is measured in that way. */
const useSchema = z.object({
  use: connectionUseSchema,
  /** How many connections the closed loops have which look for the ceiling. */
  connections: z.array(level).min(1),
  /** The rates of the open loops, as shares of that ceiling. */
  shares: z.array(z.number().positive().max(1)),
});

/** What a run sets out to measure under steady load; the capacity is that of the first use. */
export const steadyPlanSchema = z.object({
  loads: z.array(steadyLoadSchema),
  mixed: z.array(mixedLoadSchema),
  uses: z.array(useSchema).min(1),
  arrivals: arrivalsSchema,
  warmUpSeconds: z.number().nonnegative(),
  /** How long each window lasts. */
  seconds: z.number().positive(),
  /** The same of a closed loop, which looks for a rate and no percentile; as long as the others where it is not said. */
  ceilingSeconds: z.number().positive().optional(),
  /** Threads of the client. */
  threads: z.int().positive(),
  /** The most connections of an open loop. */
  mostConnections: level,
  requestTimeoutSeconds: z.number().positive(),
  /** Windows that close in on the capacity, and windows on each side of it that confirm it. */
  bisections: count,
  confirmations: count,
});

/** How long the windows of a loop last. */
export function windowSeconds(
  { seconds, ceilingSeconds = seconds }: Pick<SteadyPlan, "seconds" | "ceilingSeconds">,
  loop: Loop["kind"],
): number {
  return loop === "closed" ? ceilingSeconds : seconds;
}

/** See {@link steadyPlanSchema}. */
export type SteadyPlan = z.infer<typeof steadyPlanSchema>;
/** See {@link steadyLoadSchema}. */
export type SteadyLoad = z.infer<typeof steadyLoadSchema>;
/** See {@link mixedLoadSchema}. */
export type MixedLoad = z.infer<typeof mixedLoadSchema>;
/** See {@link askedSchema}. */
export type SteadyRequest = z.infer<typeof askedSchema>;
