import { z } from "zod";
import { targetSchema } from "../../content/run/circumstances/target.ts";
import { endpointSchema } from "../../content/run/parts/endpoint.ts";
import { roleSchema } from "../../content/run/parts/processes.ts";
import { level } from "../../content/run/parts/units.ts";

/**
 * What a service is there for: to be measured, to compare measured ones with in bursts alone, to show its processes, or to
 * be waited for by the others.
 */
const serviceRole = z.enum(["measured", "control", "process-model", "upstream"]);

const MOST_WORKERS = 1000;
const workersShape = {
  workers: z.int().positive().max(MOST_WORKERS).optional(),
  workersPerCore: z.int().positive().max(MOST_WORKERS).optional(),
};

/** The `x-benchbook` block of a service: what Compose has no word for. */
export const blockSchema = z
  .strictObject({
    // As long as a run file can hold it: a run that was measured must not fail when it is written.
    label: targetSchema.shape.label,
    role: serviceRole.default("measured"),
    family: targetSchema.shape.family.default("none"),
    endpoints: z.array(endpointSchema).default([]),
    // Of a plan's levels those at which a control is measured; all where it says nothing.
    levels: z.array(level).min(1).optional(),
    ...workersShape,
    // A count may be a variable, which is replaced before it is read as a number.
    tree: z
      .array(z.strictObject({ ...roleSchema.shape, count: z.coerce.number<number | string>().int().positive() }))
      .default([]),
  })
  .refine(({ role, endpoints }) => role === "upstream" || endpoints.length > 0, {
    path: ["endpoints"],
    message: "expected at least one endpoint to ask, got none",
  })
  .refine(({ endpoints }) => new Set(endpoints.map(({ name }) => name)).size === endpoints.length, {
    path: ["endpoints"],
    message: "expected every endpoint once, got a name twice",
  })
  .refine(({ tree }) => tree.every(({ below }) => !below || tree.some(({ role }) => role === below)), {
    path: ["tree"],
    message: "expected every role below one that is declared too",
  });

/** The block before its variables are replaced, as far as they have to be known for that. */
export const rawBlockSchema = z.looseObject(workersShape);

/** See {@link blockSchema}. */
export type Block = z.infer<typeof blockSchema>;
/** See {@link rawBlockSchema}. */
export type RawBlock = z.infer<typeof rawBlockSchema>;
