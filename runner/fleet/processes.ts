import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa, type ResultPromise } from "execa";
import { EXIT, Failure, messageOf } from "../failure.ts";
import { lastLines } from "./compose.ts";
import type { Absence, Fleet } from "./fleet.ts";
import { waitUntilHealthy } from "./health.ts";
import { requireFreePorts } from "./ports.ts";
import { preparePython } from "./python.ts";
import type { Service } from "./services.ts";

const HEALTH_SECONDS = 60;
const GRACE_SECONDS = 5;

interface Started {
  service: Service;
  child: ResultPromise;
  /** Becomes true when the process has ended. */
  ended: { yet: boolean };
  log: string;
}

/** The same services as local processes: same commands, same environment, each leading a session of its own. */
export function processFleet(root: string, services: Service[], cores: number[], pinned: boolean): Fleet {
  const started: Started[] = [];
  return {
    way: "processes",
    pinned,
    async up(signal) {
      await requireFreePorts(services);
      const bin = await python(root, signal);
      for (const service of services) started.push(await startService(root, bin, service, pinned ? cores : []));
      return absences(started, signal);
    },
    async down() {
      await Promise.all(started.splice(0).map(({ child }) => stop(child)));
    },
  };
}

/** Whether `taskset` is there to pin processes to cores. */
export async function canPin(): Promise<boolean> {
  return (await execa("taskset", ["--version"], { reject: false })).exitCode === 0;
}

async function python(root: string, signal: AbortSignal): Promise<string> {
  try {
    const prepared = await preparePython({
      requirements: path.join(root, "targets/requirements.txt"),
      cacheFolder: path.join(root, ".benchbook"),
      signal,
    });
    return prepared.bin;
  } catch (cause) {
    signal.throwIfAborted();
    throw new Failure(messageOf(cause), EXIT.unable);
  }
}

async function startService(root: string, bin: string, service: Service, cores: number[]): Promise<Started> {
  const log = path.join(root, ".benchbook/logs", `${service.name}.log`);
  await mkdir(path.dirname(log), { recursive: true });
  const pin = cores.length > 0 ? ["taskset", "--cpu-list", cores.join(",")] : [];
  const [program = "", ...args] = [...pin, ...service.command];
  const child = execa(program, args, {
    cwd: root,
    // Only what the Compose file says: WEB_CONCURRENCY and its like must not reach the servers.
    extendEnv: false,
    env: { ...service.environment, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`, PYTHONPATH: root },
    // A session of its own, so that the target can tell its processes from the machine's and all are stopped together.
    detached: true,
    stdin: "ignore",
    stdout: { file: log },
    stderr: { file: log },
    buffer: false,
    reject: false,
  });
  const ended = { yet: false };
  void child.finally(() => {
    ended.yet = true;
  });
  return { service, child, ended, log };
}

async function absences(started: Started[], signal: AbortSignal): Promise<Absence[]> {
  const reasons = await Promise.all(
    started.map(async ({ service, ended, log }) => {
      const exited = async () => (ended.yet ? "its process exited" : undefined);
      const reason = await waitUntilHealthy(
        { port: service.port, withinSeconds: HEALTH_SECONDS, ended: exited },
        signal,
      );
      if (!reason) return [];
      const lines = lastLines(await readFile(log, "utf8").catch(() => ""));
      return [{ name: service.name, reason: `${reason}; its last log lines:\n${lines}` }];
    }),
  );
  return reasons.flat();
}

async function stop(child: ResultPromise): Promise<void> {
  if (child.pid === undefined) return;
  killGroup(child.pid, "SIGTERM");
  const gone = async () => {
    while (groupLives(child.pid ?? 0)) await sleep(20);
  };
  await Promise.race([gone(), sleep(GRACE_SECONDS * 1000, undefined, { ref: false })]);
  killGroup(child.pid, "SIGKILL");
  await Promise.race([child, sleep(2000, undefined, { ref: false })]);
}

function killGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    // No process of the group is left: that is what is wanted.
    return false;
  }
}

function groupLives(pid: number): boolean {
  return killGroup(pid, 0);
}
