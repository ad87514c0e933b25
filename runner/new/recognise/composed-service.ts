import { z } from "zod";
import { builtSchema, mountsSchema } from "../../fleet/image/own-folder.ts";

const words = z.array(z.string()).nullish();

/** A service as `docker compose config` shows it, as far as it tells what kind of server it is. */
export const composedSchema = z.object({
  image: z.string().optional(),
  build: builtSchema.optional(),
  working_dir: z.string().optional(),
  volumes: mountsSchema,
  network_mode: z.string().optional(),
  container_name: z.string().optional(),
  scale: z.coerce.number<number | string>().optional(),
  deploy: z.object({ replicas: z.coerce.number<number | string>().optional() }).nullish(),
  command: words,
  entrypoint: words,
  environment: z.record(z.string(), z.string().nullable()).default({}),
  ports: z
    .array(
      z.object({
        target: z.coerce.number<number | string>(),
        published: z.coerce.string<string | number>().optional(),
        protocol: z.string().default("tcp"),
      }),
    )
    .default([]),
  healthcheck: z.object({ test: z.union([z.string(), z.array(z.string())]).optional() }).optional(),
  expose: z.array(z.coerce.string<string | number>()).default([]),
  profiles: z.array(z.string()).default([]),
  "x-benchbook": z.unknown().optional(),
});

/** See {@link composedSchema}. */
export type ComposedService = z.output<typeof composedSchema>;
