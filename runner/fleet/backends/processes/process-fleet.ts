import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa, type ResultPromise } from "execa";
import { OWNER, OWNER_VARIABLE } from "../../../guard/marks/owner.ts";
import { EXIT, Failure, messageOf } from "../../../program/failure.ts";
import { exists } from "../../../python/file-exists.ts";
import { preparePython } from "../../../python/prepare-python.ts";
import { USUAL_REQUIREMENTS } from "../../block/benchbook-block.ts";
import type { Absence, Fleet } from "../../fleet.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { lastLines } from "../../last-log-lines.ts";
import type { Service } from "../../read-services.ts";
import { waitUntilHealthy } from "../../wait-until-healthy.ts";
import { searchPath, whyNotHere } from "./local-programs.ts";

const GRACE_SECONDS = 5;

interface Started {
  service: Service;
  child: ResultPromise;
  /** Becomes true when the process has ended. */
  ended: { yet: boolean };
  log: string;
}

/** Where local processes are started from, and what holds their Python and their logs. */
export interface ProcessFleetContext {
  /** The folder of the Compose file: `targets/` is found here. */
  project: string;
  /** Where environments and logs are kept. */
  cacheFolder: string;
  /** Where services run that the file does not limit to some cores. */
  cores: number[];
  pinned: boolean;
}

/** The same services as local processes: same commands, same environment, each leading a session of its own. */
export function processFleet(context: ProcessFleetContext): Fleet {
  const started: Started[] = [];
  const stopSome = (some: Started[]) => Promise.all(some.map(({ child }) => stop(child)));
  return {
    isLocal: true,
    pinned: context.pinned,
    async up(services, signal) {
      await requireFreePorts(services);
      const bins = await pythons(context, services, signal);
      const fresh: Started[] = [];
      const missing: Absence[] = [];
      for (const service of services) {
        const programs = await searchPath(service, bins.get(service.requirements));
        const reason = await whyNotHere(service, programs);
        if (reason !== undefined) {
          missing.push({ name: service.name, reason });
          continue;
        }
        const one = await startService(context, programs, service);
        started.push(one);
        fresh.push(one);
      }
      return [...missing, ...(await absences(fresh, signal))];
    },
    async stop(services) {
      await stopSome(started.filter(({ service }) => services.includes(service)));
    },
    async down() {
      await stopSome(started.splice(0));
    },
    async roots() {
      return new Map(
        started.flatMap(({ service, child }) =>
          child.pid === undefined ? [] : [[service.name, { pid: child.pid, image: null }] as const],
        ),
      );
    },
  };
}

/** Whether `taskset` is there to pin processes to cores. */
export async function canPin(): Promise<boolean> {
  return (await execa("taskset", ["--version"], { reject: false, timeout: 10_000 })).exitCode === 0;
}

/**
 * The folder of programs of the Python that each requirements file asks for; each is made once, one after the other. None
 * beside a Compose file that does not have the usual one: its services have a Python of their own, or none.
 */
async function pythons(
  { project, cacheFolder }: ProcessFleetContext,
  services: Service[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const bins = new Map<string, string>();
  try {
    for (const file of new Set(services.map(({ requirements }) => requirements))) {
      const requirements = path.join(project, file);
      if (file === USUAL_REQUIREMENTS && !(await exists(requirements))) continue;
      bins.set(file, (await preparePython({ requirements, cacheFolder, signal })).bin);
    }
    return bins;
  } catch (cause) {
    signal.throwIfAborted();
    throw new Failure(messageOf(cause), EXIT.unable);
  }
}

async function startService(context: ProcessFleetContext, programs: string, service: Service): Promise<Started> {
  const { project, cacheFolder, cores, pinned } = context;
  const log = path.join(cacheFolder, "logs", `${service.name}.log`);
  await mkdir(path.dirname(log), { recursive: true });
  const pin = pinned ? ["taskset", "--cpu-list", service.cpuset ?? cores.join(",")] : [];
  const [program = "", ...args] = [...pin, ...service.command];
  const child = execa(program, args, {
    cwd: service.folder,
    // Only what the Compose file says, and whose it is: WEB_CONCURRENCY and its like must not reach the servers.
    extendEnv: false,
    env: {
      ...service.environment,
      [OWNER_VARIABLE]: OWNER,
      PATH: programs,
      PYTHONPATH: service.environment.PYTHONPATH ?? project,
    },
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
      const reason = await waitUntilHealthy({ ...service, ended: exited }, signal);
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
