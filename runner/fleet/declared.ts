import { z } from "zod";
import { roleSchema } from "../../content/run/processes.ts";

/** What a service is there for: to be measured, to show its processes, or to be waited for by the others. */
export const serviceRole = z.enum(["measured", "process-model", "upstream"]);

/** The `x-benchbook` block of a service: what Compose has no word for. */
export const blockSchema = z
  .strictObject({
    label: z.string(),
    role: serviceRole.default("measured"),
    family: z.string().default("none"),
    endpoints: z.array(z.string()).default([]),
    workers: z.int().positive().optional(),
    workersPerCore: z.int().positive().optional(),
    // A count may be a variable, which is replaced before it is read as a number.
    tree: z
      .array(z.strictObject({ ...roleSchema.shape, count: z.coerce.number<number | string>().int().positive() }))
      .default([]),
  })
  .refine(({ role, endpoints }) => role === "upstream" || endpoints.length > 0, {
    path: ["endpoints"],
    message: "expected at least one endpoint to ask, came none",
  });

/** The block before its variables are replaced, as far as they have to be known for that. */
export const rawBlockSchema = z.looseObject({
  workers: z.int().positive().optional(),
  workersPerCore: z.int().positive().optional(),
});

/** A Compose file as far as the runner reads it. */
export const composeFileSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
      ports: z.array(z.string()).default([]),
      "x-benchbook": rawBlockSchema.optional(),
    }),
  ),
});

/** See {@link blockSchema}. */
export type Block = z.infer<typeof blockSchema>;
/** See {@link composeFileSchema}. */
export type ComposeFile = z.infer<typeof composeFileSchema>;
/** See {@link rawBlockSchema}. */
export type RawBlock = z.infer<typeof rawBlockSchema>;
