import { z } from "zod";
import { amountsIn, withAmount, withOnePlaceholder } from "../endpoint/amount-placeholder.ts";
import { rightAnswerSchema } from "../endpoint/right-answer.ts";
import { count, text } from "./units.ts";

/**
 * The kinds of work that a request may ask for: two that compute, waiting for another service, and `fixed`: whatever the
 * endpoint does, the same for every request, as a query of a database.
 */
export const workKindSchema = z.enum(["matrix", "python", "wait", "fixed"]);

/** See {@link workKindSchema}. */
export type WorkKind = z.infer<typeof workKindSchema>;

/** What an endpoint is called in commands, run files and articles, such as `threadpool-cpubound?work=python`. */
export const endpointName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}(\?[a-z]{1,20}=[a-z0-9]{1,20})?$/, {
  message: "expected lower-case letters, digits and hyphens, as query or query?rows=many",
});

/**
 * What serves a request, and so how many are served at once: the `event-loop` any number that wait, a `thread` of a
 * pool, a `process` of a pool, or the `worker` itself, which does nothing else meanwhile.
 */
export const executorSchema = z.enum(["event-loop", "thread", "process", "worker"]);

/** A path from the root, with nothing in it that leads out of it. */
export const pathSchema = z
  .string()
  .max(200)
  .overwrite(withOnePlaceholder)
  .regex(/^\/(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[\w~.!*'()/{}?=&%:,;@+-]*$/, {
    message: "expected a path from the root, as /test/query",
  });

/** What a run file says of an endpoint, without the rule that joins its parts. */
export const endpointShape = {
  name: endpointName,
  /** What figures and tables call it. */
  label: text(80),
  method: z.enum(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
  /** What is asked; `{amount}` in it is iterations, or milliseconds to wait. */
  path: pathSchema,
  /** What is asked for behind the path, by name, before it is encoded; `{amount}` in a value as in the path. */
  query: z.record(text(100), text(500).overwrite(withOnePlaceholder)).optional(),
  /** The names of the headers that a request has beside the client's own. Their values are never written down. */
  headers: z.array(text(100)).optional(),
  /** What a request has as its body: of what type and how long, as declared. What is in it is never written down. */
  body: z.strictObject({ type: text(200), bytes: count }).optional(),
  /** Asks for one iteration of its kind of work, where the endpoint itself is to stay cold until its first burst. */
  calibrationPath: pathSchema.optional(),
  work: workKindSchema,
  executor: executorSchema,
  /** Whether requests that compute ask for the seconds of the notebook's own sweeps, or for less. */
  size: z.enum(["long", "short"]).default("short"),
  answer: rightAnswerSchema.prefault({}),
  /** About how long one request of fixed work takes, in seconds: only the time that is left of a run is told by it. */
  expectedSeconds: z.number().positive().max(3600).optional(),
  /** What 99 of 100 requests are to be answered within under steady load, in seconds; none is declared without this. */
  p99Seconds: z.number().positive().max(3600).optional(),
};

/**
 * An endpoint as a run file has it: nothing about it follows from its name. An amount of work stands once in its path or
 * its query, unless it stands in the body, which is not kept.
 */
export const endpointSchema = z
  .strictObject(endpointShape)
  .refine((endpoint) => hasRightAmounts(endpoint, amountsAsked(endpoint), endpoint.body !== undefined), {
    path: ["path"],
    error: ({ input }) => wrongAmounts(input as Asked),
  });

/** See {@link endpointSchema}. */
export type Endpoint = z.infer<typeof endpointSchema>;

/** What of an endpoint asks for its work; by hand, because the schema refers to it. */
interface Asked {
  work: WorkKind;
  path: string;
  query?: Record<string, string> | undefined;
}

/** How often an endpoint's path and query ask for an amount. */
export function amountsAsked({ path, query = {} }: Asked): number {
  return [path, ...Object.values(query)].reduce((sum, part) => sum + amountsIn(part), 0);
}

/** Whether an endpoint asks for its amount as often as its work takes one: once, or never where it is fixed. */
export function hasRightAmounts({ work }: Asked, amounts: number, mayBeElsewhere = false): boolean {
  if (work === "fixed") return amounts === 0;
  return amounts === 1 || (amounts === 0 && mayBeElsewhere);
}

/** Why an endpoint's amount is not where it has to be. */
export function wrongAmounts({ work, path }: Asked): string {
  const wanted =
    work === "fixed"
      ? "no {amount} in path, query or body, because fixed work has none"
      : "{amount} once in path, query or body ($${amount} means the same in a Compose file, which replaces ${amount})";
  return `expected ${wanted}, got the path ${JSON.stringify(path)}`;
}

/** What there is to know of an endpoint to ask it and to judge its answer. */
export type RequestableEndpoint = Pick<Endpoint, "method" | "path" | "query" | "work" | "answer">;

/** The kinds of work whose amount follows from how long one iteration takes on a target: a calibration finds that out. */
export type CalibratedWork = Extract<WorkKind, "matrix" | "python">;

/** Whether a kind of work is calibrated. */
export function isCalibrated(work: WorkKind): work is CalibratedWork {
  return work === "matrix" || work === "python";
}

/**
 * The endpoint on which a target is asked for one request alone, and under whose load its processes are observed: the
 * first that it declares.
 */
export function baselineOf(target: { endpoints: Endpoint[] } | undefined): Endpoint | undefined {
  return target?.endpoints[0];
}

/**
 * The path, with its query, that asks an endpoint for an amount of work: iterations, or milliseconds to wait; null for
 * fixed work.
 */
export function pathFor({ path, query = {} }: Pick<Endpoint, "path" | "query">, amount: number | null): string {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, withAmount(value, amount)]));
  const target = withAmount(path, amount);
  if (asked.size === 0) return target;
  return `${target}${target.includes("?") ? "&" : "?"}${asked}`;
}
