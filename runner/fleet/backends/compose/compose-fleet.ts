import { execa, type Options } from "execa";
import { z } from "zod";
import { OWNER, OWNER_LABEL } from "../../../guard/marks/owner.ts";
import { EXIT, Failure, messageOf } from "../../../program/failure.ts";
import { PROJECT } from "../../compose-file/compose-environment.ts";
import { composeCall } from "../../compose-file/compose-reader.ts";
import type { Variables } from "../../compose-file/syntax/env-file.ts";
import { findAbsent } from "../../find-absent.ts";
import type { Fleet, ServiceRoot } from "../../fleet.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { lastLines } from "../../logs/last-log-lines.ts";
import type { Service } from "../../read-services.ts";
import { whyEnded } from "./ended-containers.ts";
import { removeMarked } from "./marked-containers.ts";

const BUILD_SECONDS = 900;
/** How much of a container's log is kept on disk, as much as of a local process. */
const LOGGING = { driver: "json-file", options: { "max-size": "500k", "max-file": "2" } };

/**
 * The services as containers of one Compose project, each marked with who started it.
 *
 * @param overrides other Compose files, which are merged over the first
 */
export function composeFleet(file: string, variables: Variables, overrides: readonly string[] = []): Fleet {
  const call = composeCall(file, variables, overrides);
  const compose: Compose = (args, options = {}) =>
    execa("docker", [...call.args, ...args], {
      ...call.options,
      // Otherwise git is asked seven times for every image that is built, for labels that nobody reads.
      env: { ...call.options.env, BUILDX_GIT_INFO: "false" },
      timeout: 120_000,
      reject: false,
      ...options,
    });
  let isUsed = false;
  let added: Promise<string> | undefined;
  const fleet: Fleet = {
    isLocal: false,
    pinned: true,
    async up(services, signal, say) {
      added ??= additions(compose);
      const [input] = await Promise.all([added, refuseForeign(), requireFreePorts(services)]);
      isUsed = true;
      await start(compose, { services, input }, signal);
      return findAbsent(fleet, services, signal, say);
    },
    async down() {
      if (!isUsed) return;
      await compose(["down", "--volumes", "--timeout", "5"]);
      // An engine that was still starting something when it was told to stop may have been left with it.
      await removeMarked((owner) => owner === OWNER);
    },
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
 * Containers of the same project that somebody else has started would be changed by `up` and removed by `down`.
 *
 * @throws Failure (the machine cannot) naming them
 */
async function refuseForeign(): Promise<void> {
  const format = `{{.Names}} {{.Label "${OWNER_LABEL}"}}`;
  const filter = `label=com.docker.compose.project=${PROJECT}`;
  const asked = { reject: false, timeout: 20_000 } as const;
  const { stdout } = await execa("docker", ["ps", "--all", "--filter", filter, "--format", format], asked);
  const lines = (stdout ?? "").split("\n").map((line) => line.trim().split(" "));
  const foreign = lines.flatMap(([name, owner]) => (name && owner !== OWNER ? [name] : []));
  if (foreign.length === 0) return;
  throw new Failure(
    `expected no containers of the Compose project ${PROJECT} but this run's, got ${foreign.join(", ")}; ` +
      `remove them: docker compose --project-name ${PROJECT} down`,
    EXIT.unable,
  );
}

type Compose = (args: string[], options?: Options) => Promise<{ stdout?: unknown; all?: unknown }>;

async function start(
  compose: Compose,
  { services, input }: { services: Service[]; input: string },
  signal: AbortSignal,
): Promise<void> {
  const names = services.map(({ name }) => name);
  try {
    await compose(["--file", "-", "up", "--detach", "--build", ...names], {
      input,
      cancelSignal: signal,
      timeout: BUILD_SECONDS * 1000,
      all: true,
      reject: true,
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw upFailed(cause);
  }
}

function upFailed(cause: unknown): Failure {
  const all = cause instanceof Error && "all" in cause ? String(cause.all) : messageOf(cause);
  return new Failure(`docker compose up failed; its last lines:\n${lastLines(all)}`, EXIT.unable);
}

/**
 * A second Compose file that adds to all that `up` may make the mark of this process, and to services that do not say
 * how their logs are kept that they are bounded.
 */
async function additions(compose: Compose): Promise<string> {
  const { stdout } = await compose(["config", "--format", "json"], { reject: true }).catch((cause: unknown) => {
    throw upFailed(cause);
  });
  const { services, ...others } = composed.parse(JSON.parse(String(stdout)));
  const labels = { [OWNER_LABEL]: OWNER };
  const marked = (named: object) => Object.fromEntries(Object.keys(named).map((name) => [name, { labels }]));
  const bounded = Object.entries(services).map(([name, { logging }]) => [
    name,
    { labels, ...(logging ? {} : { logging: LOGGING }) },
  ]);
  return JSON.stringify({
    services: Object.fromEntries(bounded),
    networks: marked(others.networks),
    volumes: marked(others.volumes),
  });
}

const names = z.record(z.string(), z.unknown()).default({});
const composed = z.object({
  services: z.record(z.string(), z.object({ logging: z.unknown().optional() })),
  networks: names,
  volumes: names,
});

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
