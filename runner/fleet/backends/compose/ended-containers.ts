import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { startTicks } from "../../../guard/marks/owner.ts";
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

/** Why a service's container answers nothing any more; undefined while it runs. */
export async function whyEnded(service: string): Promise<string | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const state = await stateOf(service);
    if (!state) return undefined;
    if (/^(?:exited|dead)$/.test(state.status)) return `its container exited with code ${state.exitCode}`;
    // Whoever asks has seen its connections end, which they do before the engine knows.
    if (state.status !== "running" || isThere(state.pid)) return undefined;
    await sleep(PAUSE_MILLISECONDS);
  }
  return undefined;
}

/** Whether a process runs, as far as processes can be seen here. */
function isThere(pid: number): boolean {
  return startTicks(pid) !== null || startTicks(process.pid) === null;
}

async function stateOf(service: string): Promise<ContainerState | undefined> {
  const labels = { project: PROJECT, service };
  const filters = Object.entries(labels).flatMap(([key, value]) => [
    "--filter",
    `label=com.docker.compose.${key}=${value}`,
  ]);
  const [id] = (await docker("ps", "--all", "--quiet", ...filters)).split("\n");
  if (!id) return undefined;
  const told = await docker("inspect", "--format", "{{.State.Status}} {{.State.ExitCode}} {{.State.Pid}}", id);
  const [status = "", exitCode = "", pid] = told.trim().split(" ");
  return { status, exitCode, pid: Number(pid) };
}

async function docker(...args: string[]): Promise<string> {
  return (await execa("docker", args, { reject: false, timeout: 20_000 })).stdout ?? "";
}
