import { z } from "zod";
import type { Reader } from "../../../compose-file/compose-config.ts";
import type { Branch } from "../../../compose-file/syntax/yaml-tree.ts";
import { parsePart } from "../../../services/parse-part.ts";
import { isSaid, refuseDropped } from "./dropped.ts";

/** What a stack says in the words of Compose, and `docker stack deploy` keeps. */
const ALIKE = new Set([
  ...["user", "working_dir", "read_only", "cap_add", "cap_drop", "stop_signal", "stop_grace_period", "init"],
  ...["hostname", "sysctls", "ulimits", "logging", "dns", "dns_search", "tty", "stdin_open"],
]);

/** What it does not need: images are built before, and never pulled; every service is reached at all of its ports. */
const NEEDLESS = new Set([
  ...["build", "image", "profiles", "expose", "pull_policy", "pull_refresh_after", "attach", "develop"],
]);

const amount = z.union([z.string(), z.number()]);
const port = z.object({
  target: z.number(),
  published: z.coerce.number<string>("expected a port of the node"),
  protocol: z.enum(["tcp", "udp"]),
});

/**
 * Services are started together, and targets are waited for from outside: what has to end before another starts cannot
 * be had.
 */
const needed = z.object({
  condition: z
    .enum(["service_started", "service_healthy"], "expected service_started or service_healthy: all start together")
    .optional(),
});

const limits = z.strictObject({ cpus: amount.optional(), memory: amount.optional(), pids: z.number().optional() });

/** What a stack says in other words. Whatever is in none of these lists, it drops or refuses. */
const otherwiseSchema = z.object({
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string().nullable()).optional(),
  cpuset: z.string().optional(),
  cpus: amount.optional(),
  mem_limit: amount.optional(),
  pids_limit: z.number().optional(),
  restart: z.literal("no", "expected that a service which has ended is not started again").optional(),
  security_opt: z.array(z.enum(["no-new-privileges:true", "no-new-privileges=true", "no-new-privileges"])).optional(),
  tmpfs: z.array(z.string().regex(/^\/[^:]*(?::size=\d+[kmg]?)?$/, "expected a path and at most its size")).optional(),
  ports: z.array(port).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  container_name: z.string().optional(),
  extra_hosts: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), needed).optional(),
  healthcheck: z
    .record(z.string(), z.unknown())
    .refine((one) => !("start_interval" in one), "expected no start_interval, which a stack does not know")
    .optional(),
  // Some versions of Compose write an empty placement.
  deploy: z
    .strictObject({
      resources: z.strictObject({ limits: limits.optional() }).optional(),
      placement: z.strictObject({}).optional(),
    })
    .optional(),
  networks: z.strictObject({ default: z.null("expected only the network's name").optional() }).optional(),
});

/** A service as Compose has resolved it, all of which a stack can say. */
export interface Composed {
  /** What it says in the same words. */
  alike: Branch;
  otherwise: z.infer<typeof otherwiseSchema>;
}

/**
 * Sorts what a service has by how a stack says it.
 *
 * @throws ExitError (usage) naming the file and the line of what it would drop: a limit that nobody sees to is worse than
 *   none
 */
export async function composedOf(reader: Reader, name: string, service: Branch): Promise<Composed> {
  const said = Object.entries(service).filter(([key, value]) => isSaid(value) && !key.startsWith("x-"));
  const alike = said.filter(([key]) => ALIKE.has(key));
  const rest = said.filter(([key]) => !ALIKE.has(key) && !NEEDLESS.has(key));
  const dropped = rest.find(([key]) => !(key in otherwiseSchema.shape));
  const at = ["services", name];
  if (dropped) await refuseDropped(reader, at, dropped[0]);
  const otherwise = await parsePart(reader, at, otherwiseSchema, Object.fromEntries(rest));
  return { alike: Object.fromEntries(alike), otherwise };
}
