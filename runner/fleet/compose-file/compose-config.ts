import { z } from "zod";
import type { Variables } from "./syntax/env-file.ts";
import { composeError } from "./syntax/read-source.ts";
import type { Branch, Path } from "./syntax/yaml-tree.ts";

const TARGET = "expected the port within the container, as a number from 1 on";
const portSchema = z.object({
  host_ip: z
    .string()
    .transform((ip) => ip || undefined)
    .optional(),
  target: z.coerce.number<number | string>(TARGET).positive(TARGET),
  published: z.coerce
    .string<string | number>()
    .transform((published) => published || undefined)
    .optional(),
  protocol: z
    .string()
    .transform((protocol) => protocol || "tcp")
    .default("tcp"),
});

/** How much of the time of how many cores a container may use; 0 is Docker's word for no limit. */
const cpusSchema = z.coerce
  .number<number | string>()
  .nonnegative("expected a number of cores")
  .transform((cores) => (cores === 0 ? null : cores))
  .optional();

/** What a service says of what it may use beside the words for a single machine. */
const deploySchema = z.object({
  resources: z.object({ limits: z.object({ cpus: cpusSchema }).optional() }).optional(),
});

/** A service as `docker compose config` shows it, as far as the runner needs it. */
const declaredSchema = z
  .object({
    command: z.array(z.string()).nullish(),
    entrypoint: z.array(z.string()).nullish(),
    /** A variable is null where its value should come from the caller, who does not set it. */
    environment: z.record(z.string(), z.string().nullable()).default({}),
    ports: z.array(portSchema).default([]),
    cpuset: z.string().optional(),
    cpus: cpusSchema,
    deploy: deploySchema.nullish(),
    profiles: z.array(z.string()).default([]),
    /** The names of the services that are started before it, whatever is waited for. */
    depends_on: z
      .record(z.string(), z.unknown())
      .default({})
      .transform((services) => Object.keys(services).toSorted()),
    "x-benchbook": z.unknown().optional(),
  })
  .transform(({ deploy, cpus, ...service }) => ({ ...service, cpus: cpus ?? deploy?.resources?.limits?.cpus ?? cpus }));

/** A fully resolved Compose file, whether Compose or our own reader resolved it. */
const configSchema = z.object({ services: z.record(z.string(), declaredSchema).default({}) });

/** See {@link declaredSchema}. */
export type Declared = z.infer<typeof declaredSchema>;
/** See {@link configSchema}. */
export type Config = z.infer<typeof configSchema>;

/** One of the ways to read a Compose file: Compose's own, and ours where there is no Compose. */
export interface Reader {
  /**
   * @param variables what the file is read with, before the caller's variables and `.env`
   * @param only the one service that is wanted of a file that has been read
   * before, where that is all; others may be there too
   * @throws ExitError (usage) when the file is not as expected
   */
  config(variables: Variables, only?: string): Promise<Config>;
  /** The resolved file with all that is in it; throws as `config` does. */
  project(variables: Variables): Promise<Branch>;
  /** The `x-benchbook` blocks by service, read before the variables that depend on them are known. */
  blocks(variables: Variables): Promise<Record<string, unknown>>;
  /** The file and line that a place in the resolved file comes from. */
  place(path: Path): Promise<string>;
  /** The names of the services that the file itself declares, in its order. */
  order(): Promise<string[]>;
}

/**
 * A resolved Compose file, as far as the runner needs it.
 *
 * @throws ExitError (usage) with the place of what is not as the runner needs it
 */
export async function parseConfig(services: Branch, place: Reader["place"]): Promise<Config> {
  const { data, error } = configSchema.safeParse({ services });
  if (data) return data;
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((key) => (typeof key === "symbol" ? String(key) : key));
  throw composeError(await place(path), `at ${z.core.toDotPath(path)}: ${issue?.message}`);
}
