import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { startTicks } from "../../../guard/marks/owner.ts";
import { sharedLook } from "../../../program/shared-look.ts";
import { PROJECT } from "../../compose-file/compose-environment.ts";

/** How often, and with which pause, a busy engine is asked again that has not noticed yet that a process is gone. */
const TRIES = 10;
const PAUSE_MILLISECONDS = 100;

interface ContainerState {
  status: string;
  exitCode: string;
  /** Its first process as this machine counts it, where the engine runs on it. */
  pid: number;
}

/** Says why a service's container answers nothing any more; undefined while it runs. */
export type WhyEnded = (service: string) => Promise<string | undefined>;

/**
 * Looks at the containers of the project for whoever asks. All of them cost no more than one does, a third of a second of a
 * core: those who ask at the same time share a look.
 */
export function endedContainers(): WhyEnded {
  const look = sharedLook(states);
  return async (service) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const state = (await look()).get(service);
      if (!state) return undefined;
      if (/^(?:exited|dead)$/.test(state.status)) return `its container exited with code ${state.exitCode}`;
      // Whoever asks has seen its connections end, which they do before the engine knows.
      if (state.status !== "running" || isThere(state.pid)) return undefined;
      await sleep(PAUSE_MILLISECONDS);
    }
    return undefined;
  };
}

/** Whether a process runs, as far as processes can be seen here. */
function isThere(pid: number): boolean {
  return startTicks(pid) !== null || startTicks(process.pid) === null;
}

/** The states of the project's containers by their services. */
async function states(): Promise<Map<string, ContainerState>> {
  const ids = linesOf(
    await docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${PROJECT}`),
  );
  if (ids.length === 0) return new Map();
  const format =
    '{{index .Config.Labels "com.docker.compose.service"}} {{.State.Status}} {{.State.ExitCode}} {{.State.Pid}}';
  const told = linesOf(await docker("inspect", "--format", format, ...ids)).map((line) => line.split(" "));
  return new Map(
    told.map(([service = "", status = "", exitCode = "", pid]) => [service, { status, exitCode, pid: Number(pid) }]),
  );
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

async function docker(...args: string[]): Promise<string> {
  return (await execa("docker", args, { reject: false, timeout: 20_000 })).stdout ?? "";
}
