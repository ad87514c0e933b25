import { execa, type Options } from "execa";
import { z } from "zod";
import { OWNER, OWNER_LABEL } from "../../../guard/marks/owner.ts";
import { EXIT, Failure, messageOf } from "../../../program/failure.ts";
import { PROJECT } from "../../compose-file/compose-environment.ts";
import { composeCall } from "../../compose-file/compose-reader.ts";
import type { Variables } from "../../compose-file/syntax/env-file.ts";
import type { Absence, Fleet, ServiceRoot } from "../../fleet.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { lastLines } from "../../last-log-lines.ts";
import type { Service } from "../../read-services.ts";
import { waitUntilHealthy } from "../../wait-until-healthy.ts";
import { removeMarked } from "./marked-containers.ts";

const BUILD_SECONDS = 900;

/** The services as containers of one Compose project, each marked with who started it. */
export function composeFleet(file: string, variables: Variables): Fleet {
  const call = composeCall(file, variables);
  const compose: Compose = (args, options = {}) =>
    execa("docker", [...call.args, ...args], {
      ...call.options,
      timeout: 120_000,
      reject: false,
      ...options,
    });
  let isUsed = false;
  return {
    isLocal: false,
    pinned: true,
    async up(services, signal) {
      await refuseForeign();
      await requireFreePorts(services);
      isUsed = true;
      await start(compose, services, signal);
      return absences(services, (service) => watch(service, compose, signal));
    },
    async stop(services) {
      await compose(["rm", "--stop", "--force", "--volumes", ...services.map(({ name }) => name)]);
    },
    async down() {
      if (!isUsed) return;
      await compose(["down", "--volumes", "--timeout", "5"]);
      // An engine that was still starting something when it was told to stop may have been left with it.
      await removeMarked((owner) => owner === OWNER);
    },
    roots: () => roots(compose),
  };
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

async function start(compose: Compose, services: Service[], signal: AbortSignal): Promise<void> {
  const names = services.map(({ name }) => name);
  try {
    await compose(["--file", "-", "up", "--detach", "--build", ...names], {
      input: await marks(compose),
      cancelSignal: signal,
      timeout: BUILD_SECONDS * 1000,
      all: true,
      reject: true,
    });
  } catch (cause) {
    signal.throwIfAborted();
    const all = cause instanceof Error && "all" in cause ? String(cause.all) : messageOf(cause);
    throw new Failure(`docker compose up failed; its last lines:\n${lastLines(all)}`, EXIT.unable);
  }
}

/** A second Compose file that adds nothing but the mark of this process, to all that `up` may make. */
async function marks(compose: Compose): Promise<string> {
  const { stdout } = await compose(["config", "--format", "json"], { reject: true });
  const declared = composed.parse(JSON.parse(String(stdout)));
  const labels = { [OWNER_LABEL]: OWNER };
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(declared).map(([kind, names]) => [
        kind,
        Object.fromEntries(Object.keys(names).map((name) => [name, { labels }])),
      ]),
    ),
  );
}

const names = z.record(z.string(), z.unknown()).default({});
const composed = z.object({ services: names, networks: names, volumes: names });

async function absences(
  services: Service[],
  watched: (service: Service) => Promise<string | undefined>,
): Promise<Absence[]> {
  const reasons = await Promise.all(
    services.map(async (service) => ({ name: service.name, reason: await watched(service) })),
  );
  return reasons.flatMap(({ name, reason }) => (reason ? [{ name, reason }] : []));
}

async function watch(service: Service, compose: Compose, signal: AbortSignal): Promise<string | undefined> {
  const ended = async () => {
    const { stdout } = await compose(["ps", "--all", "--format", "{{.State}}", service.name]);
    return /exited|dead/.test(String(stdout)) ? "its container exited" : undefined;
  };
  const reason = await waitUntilHealthy({ ...service, ended }, signal);
  if (!reason) return undefined;
  const logs = await compose(["logs", "--no-color", "--no-log-prefix", "--tail", "15", service.name], { all: true });
  return `${reason}; its last log lines:\n${lastLines(String(logs.all))}`;
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
