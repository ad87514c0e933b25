import { z } from "zod";
import { text } from "./units.ts";

/** The kinds of work a request may ask for: two that compute, and waiting for another service. */
export const workKindSchema = z.enum(["matrix", "python", "wait"]);

/** See {@link workKindSchema}. */
export type WorkKind = z.infer<typeof workKindSchema>;

/** What an endpoint is called in commands, run files and articles, such as `threadpool-cpubound?work=python`. */
export const endpointName = z.string().regex(/^[a-z][a-z0-9-]{0,62}(\?work=[a-z]{1,20})?$/);

/**
 * What serves a request, and so how many are served at once: the `event-loop` any number that wait, a `thread` of a
 * pool, a `process` of a pool, or the `worker` itself, which does nothing else meanwhile.
 */
export const executorSchema = z.enum(["event-loop", "thread", "process", "worker"]);

/** The part of a path that the amount of work takes the place of. */
const AMOUNT = "{amount}";

/** An endpoint as it is declared: nothing about it follows from its name. */
export const endpointSchema = z.strictObject({
  name: endpointName,
  /** What figures and tables call it. */
  label: text(80),
  /** What is asked with GET, `{amount}` being iterations, or milliseconds to wait. */
  path: z
    .string()
    .max(200)
    .regex(/^\/[a-z][a-z0-9/-]*\/\{amount\}(\?[a-z]+=[a-z]+)?$/, {
      message: "expected a path with {amount} in it, as /test/sync-cpubound/{amount}",
    }),
  work: workKindSchema,
  executor: executorSchema,
  /** Whether requests that compute ask for the seconds of the notebook's own sweeps, or for half of them. */
  size: z.enum(["long", "short"]).default("short"),
});

/** See {@link endpointSchema}. */
export type Endpoint = z.infer<typeof endpointSchema>;

/** The path that asks an endpoint for an amount of work: iterations, or milliseconds to wait. */
export function pathFor({ path }: Pick<Endpoint, "path">, amount: number): string {
  return path.replace(AMOUNT, String(amount));
}
