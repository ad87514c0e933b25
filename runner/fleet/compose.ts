import { stripVTControlCharacters } from "node:util";
import { execa, type Options } from "execa";
import { EXIT, Failure, messageOf } from "../failure.ts";
import type { Absence, Fleet } from "./fleet.ts";
import { waitUntilHealthy } from "./health.ts";
import { requireFreePorts } from "./ports.ts";
import type { Service, Variables } from "./services.ts";

const PROJECT = "benchbook";
const BUILD_SECONDS = 900;
const HEALTH_SECONDS = 60;

/** The targets as containers of one Compose project. */
export function composeFleet(file: string, services: Service[], variables: Variables): Fleet {
  const compose = (args: string[], options: Options = {}) =>
    execa("docker", ["compose", "--project-name", PROJECT, "--file", file, ...args], { env: variables, ...options });
  const names = services.map((service) => service.name);
  const down = async () => {
    await compose(["down", "--volumes", "--remove-orphans", "--timeout", "5"], { timeout: 120_000, reject: false });
  };
  return {
    way: "compose",
    pinned: true,
    down,
    async up(signal) {
      await down();
      await requireFreePorts(services);
      await start(
        () =>
          compose(["up", "--detach", "--build", ...names], {
            cancelSignal: signal,
            timeout: BUILD_SECONDS * 1000,
            all: true,
          }),
        signal,
      );
      return absences(services, (service) => watch(service, compose, signal));
    },
  };
}

type Compose = (args: string[], options?: Options) => Promise<{ stdout?: unknown }>;

async function start(up: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await up();
  } catch (cause) {
    signal.throwIfAborted();
    const all = cause instanceof Error && "all" in cause ? String(cause.all) : messageOf(cause);
    throw new Failure(`docker compose up failed; its last lines:\n${lastLines(all)}`, EXIT.unable);
  }
}

async function absences(
  services: Service[],
  look: (service: Service) => Promise<string | undefined>,
): Promise<Absence[]> {
  const reasons = await Promise.all(
    services.map(async (service) => ({ name: service.name, reason: await look(service) })),
  );
  return reasons.flatMap(({ name, reason }) => (reason ? [{ name, reason }] : []));
}

async function watch(service: Service, compose: Compose, signal: AbortSignal): Promise<string | undefined> {
  const ended = async () => {
    const { stdout } = await compose(["ps", "--all", "--format", "{{.State}}", service.name], {
      timeout: 20_000,
      reject: false,
    });
    return /exited|dead/.test(String(stdout)) ? "its container exited" : undefined;
  };
  const reason = await waitUntilHealthy({ port: service.port, withinSeconds: HEALTH_SECONDS, ended }, signal);
  if (!reason) return undefined;
  const logs = await compose(["logs", "--no-color", "--no-log-prefix", "--tail", "15", service.name], {
    timeout: 20_000,
    reject: false,
    all: true,
  });
  return `${reason}; its last log lines:\n${lastLines(String("all" in logs ? logs.all : logs.stdout))}`;
}

/** The last fifteen lines of a log, without what it does to a terminal. */
export function lastLines(log: string): string {
  return stripVTControlCharacters(log)
    .trimEnd()
    .split("\n")
    .slice(-15)
    .map((line) => `  ${line}`)
    .join("\n");
}
