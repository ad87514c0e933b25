import type { Options, Result } from "execa";
import { z } from "zod";
import { OWNER, OWNER_LABEL } from "../../../guard/marks/owner.ts";
import { PROJECT } from "../../compose-file/compose-environment.ts";
import type { Branch } from "../../compose-file/syntax/yaml-tree.ts";
import type { Absence } from "../../fleet.ts";
import { CONTAINER_LOGGING } from "../../logs/container-logging.ts";
import { lastLines } from "../../logs/last-log-lines.ts";
import type { Service } from "../../services/service.ts";

const BUILD_SECONDS = 900;

/** Runs a command of Compose on the project of a run; a failure is returned, not thrown. */
export type Compose = (args: string[], options?: Options) => Promise<Result>;

/** What services are started with. */
export interface Starting {
  services: Service[];
  /** See {@link additions}. */
  input: string;
}

/**
 * Builds and starts services, together as far as it goes: where Compose gives up because of one of them, each half of them
 * by itself. Those that cannot be had are returned.
 */
export async function startAll(
  compose: Compose,
  { services, input }: Starting,
  signal: AbortSignal,
): Promise<Absence[]> {
  const reason = await whyNotStarted(compose, { services, input }, signal);
  if (reason === undefined) return [];
  if (services.length === 1) return services.map(({ name }) => ({ name, reason }));
  const half = Math.ceil(services.length / 2);
  const missing: Absence[] = [];
  for (const some of [services.slice(0, half), services.slice(half)])
    missing.push(...(await startAll(compose, { services: some, input }, signal)));
  return missing;
}

/** Builds and starts services, and says why that failed; undefined where it did not. */
async function whyNotStarted(
  compose: Compose,
  { services, input }: Starting,
  signal: AbortSignal,
): Promise<string | undefined> {
  const up = ["--file", "-", "up", "--detach", "--build", ...services.map(({ name }) => name)];
  const { failed, timedOut, all, shortMessage } = await compose(up, {
    ...{ input, cancelSignal: signal, all: true },
    timeout: BUILD_SECONDS * 1000,
  });
  signal.throwIfAborted();
  if (!failed) return undefined;
  const why = timedOut ? `took more than ${BUILD_SECONDS} s` : "failed";
  return `docker compose up ${why}; its last lines:\n${lastLines(String(all || shortMessage))}`;
}

/**
 * A second Compose file that adds to all that `up` may make the mark of this process, to services that do not say how their
 * logs are kept that they are bounded, and to containers, networks and volumes names of their own: those that the file gives
 * them may be in use already, with data that is somebody's. What the file calls external stays what it is.
 *
 * @param project the resolved file
 */
export function additions(project: Branch): string {
  const { services, ...others } = composed.parse(project);
  const labels = { [OWNER_LABEL]: OWNER };
  const own = (named: z.infer<typeof resources>) =>
    Object.fromEntries(
      Object.entries(named).flatMap(([name, resource]) =>
        resource?.external ? [] : [[name, { name: `${PROJECT}_${name}`, labels }]],
      ),
    );
  const bounded = Object.entries(services).map(([name, { logging, container_name }]) => [
    name,
    {
      labels,
      ...(logging ? {} : { logging: CONTAINER_LOGGING }),
      ...(container_name && { container_name: `${PROJECT}-${name}-1` }),
    },
  ]);
  return JSON.stringify({
    services: Object.fromEntries(bounded),
    networks: own(others.networks),
    volumes: own(others.volumes),
  });
}

const resources = z.record(z.string(), z.looseObject({ external: z.boolean().default(false) }).nullable()).default({});
const composed = z.object({
  services: z.record(z.string(), z.object({ logging: z.unknown().optional(), container_name: z.string().optional() })),
  networks: resources,
  volumes: resources,
});
