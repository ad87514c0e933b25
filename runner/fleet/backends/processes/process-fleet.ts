import { randomUUID } from "node:crypto";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { execa, type ResultPromise } from "execa";
import { killMarked } from "../../../guard/marks/marked-processes.ts";
import { FLEET_VARIABLE, OWNER, OWNER_VARIABLE } from "../../../guard/marks/owner.ts";
import { exists } from "../../../program/disk.ts";
import { messageOf } from "../../../program/message-of.ts";
import { preparePython } from "../../../python/prepare-python.ts";
import { USUAL_REQUIREMENTS } from "../../block/benchbook-block.ts";
import { findAbsent } from "../../find-absent.ts";
import type { Absence, Fleet } from "../../fleet.ts";
import { requireFreePorts } from "../../free-ports.ts";
import { LONGEST_TAIL, lastLines } from "../../logs/last-log-lines.ts";
import { LogReader } from "../../logs/log-reader.ts";
import type { Service } from "../../services/service.ts";
import { foldersOf, localProgram, searchPath } from "./local-programs.ts";
import { stopGroup } from "./stop-group.ts";

interface Started {
  service: Service;
  child: ResultPromise;
  startedAt: number;
  /** Why it runs no more; undefined while it does. */
  ended: { reason?: string };
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
  const logs = new LogReader(path.join(context.cacheFolder, "logs"));
  const mark = randomUUID();
  const fleet: Fleet = {
    isLocal: true,
    pinned: context.pinned,
    async up(services, signal, say) {
      await requireFreePorts(services);
      const pythons = await preparePythons(context, services, signal);
      const missing: Absence[] = [];
      for (const service of services) {
        const folder = service.folder ?? context.project;
        const python = pythons.get(service.requirements);
        const folders = foldersOf(folder, context.project);
        const programs = await searchPath(folders, python?.bin);
        const { program, missing: reason } =
          python?.missing === undefined ? await localProgram(service, folders, programs) : python;
        if (program === undefined) missing.push({ name: service.name, reason });
        else started.push(await startService({ ...context, folder, program, programs, logs, mark }, service));
      }
      const begun = services.filter(({ name }) => !missing.some((one) => one.name === name));
      return [...missing, ...(await findAbsent(fleet, begun, signal, say))];
    },
    async down() {
      await Promise.all(started.splice(0).map(({ child }) => stopGroup(child)));
      // What has left its group, such as a server that was told to be a daemon.
      await killMarked((one) => one === mark, FLEET_VARIABLE);
      await logs.close();
    },
    located: async (services) => services,
    async roots() {
      return new Map(
        started.flatMap(({ service, child, startedAt }) =>
          child.pid === undefined ? [] : [[service.name, { pid: child.pid, startedAt, image: null }] as const],
        ),
      );
    },
    ended: async ({ name }) => started.findLast(({ service }) => service.name === name)?.ended.reason,
    async lastLines(service) {
      return lastLines(await logs.end(service.name, LONGEST_TAIL));
    },
  };
  return fleet;
}

/** The home of whoever runs this, or the temporary folder where the machine knows of none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return tmpdir();
  }
}

/** Whether `taskset` is there to pin processes to cores. */
export async function canPin(): Promise<boolean> {
  return (await execa("taskset", ["--version"], { reject: false, timeout: 10_000 })).exitCode === 0;
}

/** The folder of programs of a Python with the packages that a service needs; or why it cannot be had. */
type Prepared = { bin: string; missing?: undefined } | { bin?: undefined; program?: undefined; missing: string };

/**
 * The Python that each requirements file asks for; each is made once, one after the other. None beside a Compose file that
 * does not have the usual one: its services have a Python of their own, or none.
 */
async function preparePythons(
  { project, cacheFolder }: ProcessFleetContext,
  services: Service[],
  signal: AbortSignal,
): Promise<Map<string, Prepared>> {
  const pythons = new Map<string, Prepared>();
  for (const file of new Set(services.map(({ requirements }) => requirements))) {
    const requirements = path.join(project, file);
    if (file === USUAL_REQUIREMENTS && !(await exists(requirements))) continue;
    try {
      pythons.set(file, await preparePython({ requirements, cacheFolder, signal }));
    } catch (cause) {
      signal.throwIfAborted();
      pythons.set(file, { missing: messageOf(cause) });
    }
  }
  return pythons;
}

interface ServiceStart extends ProcessFleetContext {
  /** Where it is started. */
  folder: string;
  program: string;
  /** Where its programs are found, as `PATH` has it. */
  programs: string;
  logs: LogReader;
  /** What tells the processes of this fleet from all others. */
  mark: string;
}

async function startService(context: ServiceStart, service: Service): Promise<Started> {
  const { project, cores, pinned, folder, programs, logs, mark } = context;
  const pin = pinned ? ["taskset", "--cpu-list", service.cpuset ?? cores.join(",")] : [];
  const [program = "", ...args] = [...pin, context.program, ...service.command.slice(1)];
  const log = await logs.begin(service.name);
  const startedAt = Date.now();
  const child = execa(program, args, {
    cwd: folder,
    // Only what the Compose file says, whose it is, and what every container has: WEB_CONCURRENCY and its like must not reach
    // the servers.
    extendEnv: false,
    env: {
      HOME: homeFolder(),
      ...service.environment,
      [OWNER_VARIABLE]: OWNER,
      [FLEET_VARIABLE]: mark,
      PATH: programs,
      PYTHONPATH: service.environment.PYTHONPATH ?? project,
    },
    // A session of its own, so that the target can tell its processes from the machine's and all are stopped together.
    detached: true,
    stdin: "ignore",
    stdout: log,
    stderr: log,
    buffer: false,
    reject: false,
  });
  // Its own is the only end that writes: the log is over when the last of its processes is.
  log.destroy();
  const ended: Started["ended"] = {};
  void child.then(({ exitCode, signal, originalMessage }) => {
    if (exitCode !== undefined) ended.reason = `its process exited with code ${exitCode}`;
    else if (signal) ended.reason = `its process was ended by ${signal}`;
    else ended.reason = `its process could not be started: ${originalMessage}`;
  });
  return { service, child, startedAt, ended };
}
