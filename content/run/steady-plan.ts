import { z } from "zod";
import type { Purpose } from "./observations/steady.ts";
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
  /**
   * The same of a light load alone and beside another: at its low rate, windows as short as the others have hardly a request
   * beyond their 99th percentile. As long as the others where it is not said.
   */
  mixedSeconds: z.number().positive().optional(),
  /** Threads of the client. */
  threads: z.int().positive(),
  /** The most connections of an open loop. */
  mostConnections: level,
  requestTimeoutSeconds: z.number().positive(),
  /** Windows that close in on the capacity, and windows on each side of it that confirm it. */
  bisections: count,
  confirmations: count,
});

/** What windows last as long as: those of a loop, or those of a light load that is measured alone and beside another. */
export type WindowKind = Loop["kind"] | "mixed";

/** How long the windows of a kind last. */
export function windowSeconds(
  { seconds, ceilingSeconds = seconds, mixedSeconds = seconds }: WindowLengths,
  kind: WindowKind,
): number {
  return { closed: ceilingSeconds, open: seconds, mixed: mixedSeconds }[kind];
}

type WindowLengths = Pick<SteadyPlan, "seconds" | "ceilingSeconds" | "mixedSeconds">;

/** Of which kind the windows for a purpose are. */
export function kindOfWindow(purpose: Purpose): WindowKind {
  if (purpose === "alone" || purpose === "beside") return "mixed";
  return purpose === "ceiling" ? "closed" : "open";
}

/** See {@link steadyPlanSchema}. */
export type SteadyPlan = z.infer<typeof steadyPlanSchema>;
/** See {@link steadyLoadSchema}. */
export type SteadyLoad = z.infer<typeof steadyLoadSchema>;
/** See {@link mixedLoadSchema}. */
export type MixedLoad = z.infer<typeof mixedLoadSchema>;
/** See {@link askedSchema}. */
export type SteadyRequest = z.infer<typeof askedSchema>;
