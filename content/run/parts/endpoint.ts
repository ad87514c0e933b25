import { z } from "zod";
import { type RightAnswer, rightAnswerSchema } from "./right-answer.ts";
import { text } from "./units.ts";

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

/** The part of a path that the amount of work takes the place of. */
const AMOUNT = "{amount}";

/** A path from the root, with nothing in it that leads out of it. */
const pathSchema = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[\w~.!*'()/{}?=&%:,;@+-]*$/, {
    message: "expected a path from the root, as /test/query",
  });

/** An endpoint as it is declared: nothing about it follows from its name. */
export const endpointSchema = z
  .strictObject({
    name: endpointName,
    /** What figures and tables call it. */
    label: text(80),
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
    /** What is asked, without a body; `{amount}` in it is iterations, or milliseconds to wait. */
    path: pathSchema,
    /** Asks for one iteration of its kind of work, where the endpoint itself is to stay cold until its first burst. */
    calibrationPath: pathSchema.optional(),
    work: workKindSchema,
    executor: executorSchema,
    /** Whether requests that compute ask for the seconds of the notebook's own sweeps, or for half of them. */
    size: z.enum(["long", "short"]).default("short"),
    answer: rightAnswerSchema.prefault({}),
  })
  .refine(({ work, path }) => path.split(AMOUNT).length === (work === "fixed" ? 1 : 2), {
    path: ["path"],
    error: ({ input }) => {
      const { work, path } = input as { work: string; path: string };
      const wanted = work === "fixed" ? "no {amount} in it, because fixed work has none" : "{amount} in it once";
      return `expected a path with ${wanted}, got ${JSON.stringify(path)}`;
    },
  });

/** See {@link endpointSchema}. */
export type Endpoint = z.infer<typeof endpointSchema>;

/** What there is to know of an endpoint to ask it and to judge its answer. */
export type RequestableEndpoint = Pick<Endpoint, "method" | "path" | "work"> & { answer: RightAnswer };

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

/** The path that asks an endpoint for an amount of work: iterations, or milliseconds to wait; null for fixed work. */
export function pathFor({ path }: Pick<Endpoint, "path">, amount: number | null): string {
  return path.replace(AMOUNT, String(amount));
}
