import { execa } from "execa";
import { OWNER, OWNER_LABEL } from "../../../guard/marks/owner.ts";
import { EXIT, ExitError } from "../../../program/exit-error.ts";
import type { FleetContext } from "../../backend.ts";
import { PROJECT } from "../../compose-file/compose-environment.ts";
import { composeCall } from "../../compose-file/compose-reader.ts";
import { findAbsent } from "../../find-absent.ts";
import type { Fleet, ServiceRoot } from "../../fleet.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { lastLines } from "../../logs/last-log-lines.ts";
import type { Service } from "../../services/service.ts";
import { BUILD_VARIABLES } from "./build-variables.ts";
import { endedContainers } from "./ended-containers.ts";
import { removeMarked } from "./marked-containers.ts";
import { additions, type Compose, startAll } from "./start-services.ts";

/** The Compose files of a project, and how they are read. */
export type ProjectContext = Pick<FleetContext, "file" | "overrides" | "variables" | "reader">;

/** The services as containers of one Compose project, each marked with who started it. */
export function composeFleet({ file, overrides, variables, reader }: ProjectContext): Fleet {
  const call = composeCall(file, variables, overrides);
  const compose: Compose = (args, options = {}) =>
    execa("docker", [...call.args, ...args], {
      ...call.options,
      env: { ...call.options.env, ...BUILD_VARIABLES },
      timeout: 120_000,
      reject: false,
      ...options,
    });
  const whyEnded = endedContainers();
  let added: string | undefined;
  const fleet: Fleet = {
    isLocal: false,
    pinned: true,
    async up(services, signal, say) {
      const input = additions(await reader.project(variables));
      await requireRoom(services);
      added = input;
      const missing = await startAll(compose, { services, input }, signal);
      const begun = services.filter(({ name }) => !missing.some((one) => one.name === name));
      return [...missing, ...(await findAbsent(fleet, begun, signal, say))];
    },
    async down() {
      if (added === undefined) return;
      // By the names that they were started with: those of the file may be somebody's.
      await compose(["--file", "-", "down", "--volumes", "--timeout", "5"], { input: added });
      // An engine that was still starting something when it was told to stop may have been left with it.
      await removeMarked((owner) => owner === OWNER);
    },
    // On the loopback addresses that the file publishes them on.
    located: async (services) => services,
    roots: () => roots(compose),
    ended: ({ name }) => whyEnded(name),
    async lastLines(service) {
      const { all } = await compose(["logs", "--no-color", "--no-log-prefix", "--tail", "15", service.name], {
        all: true,
      });
      return lastLines(String(all ?? ""));
    },
  };
  return fleet;
}

/**
 * Checks that nothing stands in the way of services.
 *
 * @throws ExitError (the machine cannot) naming containers of somebody else, or a port that is in use
 */
export async function requireRoom(services: Service[]): Promise<void> {
  await refuseForeign();
  await requireFreePorts(services);
}

/**
 * Containers of the same project that somebody else has started would be changed by `up` and removed by `down`.
 *
 * @throws ExitError (the machine cannot) naming them
 */
async function refuseForeign(): Promise<void> {
  const format = `{{.Names}} {{.Label "${OWNER_LABEL}"}}`;
  const filter = `label=com.docker.compose.project=${PROJECT}`;
  const asked = { reject: false, timeout: 20_000 } as const;
  const { stdout } = await execa("docker", ["ps", "--all", "--filter", filter, "--format", format], asked);
  const lines = (stdout ?? "").split("\n").map((line) => line.trim().split(" "));
  const foreign = lines.flatMap(([name, owner]) => (name && owner !== OWNER ? [name] : []));
  if (foreign.length === 0) return;
  throw new ExitError(
    `expected no containers of the Compose project ${PROJECT} but this run's, got ${foreign.join(", ")}; ` +
      `remove them: docker compose --project-name ${PROJECT} down`,
    EXIT.unable,
  );
}

/** The first process and the image of every container that is up, from the engine itself. */
async function roots(compose: Compose): Promise<Map<string, ServiceRoot>> {
  const { stdout } = await compose(["ps", "--quiet"]);
  const ids = String(stdout ?? "")
    .split("\n")
    .filter(Boolean);
  if (ids.length === 0) return new Map();
  const format = '{{index .Config.Labels "com.docker.compose.service"}} {{.State.Pid}} {{.State.StartedAt}} {{.Image}}';
  const told = await execa("docker", ["inspect", "--format", format, ...ids], { reject: false, timeout: 20_000 });
  const lines = told.stdout.split("\n").map((line) => line.trim().split(" "));
  return new Map(
    lines.flatMap(([name, pid, startedAt = "", image]) =>
      name && Number(pid) > 0
        ? [[name, { pid: Number(pid), startedAt: Date.parse(startedAt), image: image ?? null }] as const]
        : [],
    ),
  );
}
