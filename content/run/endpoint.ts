import { z } from "zod";

/** The kinds of work a request may ask for: two that compute, and waiting for another service. */
export const workKindSchema = z.enum(["matrix", "python", "wait"]);

/** See {@link workKindSchema}. */
export type WorkKind = z.infer<typeof workKindSchema>;

/**
 * An endpoint that does work: the part of its path between `/test/` and the amount, with `?work=` where it takes more
 * than one kind, such as `threadpool-cpubound?work=python`.
 */
export const endpointName = z.string().regex(/^[a-z][a-z0-9-]{0,62}(\?work=[a-z]{1,20})?$/);

/** The kind of work that an endpoint's name asks for. */
export function workOf(endpoint: string): WorkKind {
  if (endpoint.endsWith("-iobound")) return "wait";
  return endpoint.endsWith("?work=python") ? "python" : "matrix";
}

/** The path that asks an endpoint for an amount of work: iterations, or milliseconds to wait. */
export function pathOf(endpoint: string, amount: number): string {
  const [name = "", query] = endpoint.split("?");
  return `/test/${name}/${amount}${query ? `?${query}` : ""}`;
}
