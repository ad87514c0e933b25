import { readFile } from "node:fs/promises";
import { execa } from "execa";
import type { NearBackend } from "../../near-backends.ts";

/** What can be done to a target while it is measured. */
export type Fault = "killed" | "stopped" | "paused" | "refusing" | "starved" | "cut";

/** Less than the server needs for one request of work: in all, and beyond what it has. */
const CONTAINER_BYTES = 40 * 1024 ** 2;
const MORE_BYTES = 4 * 1024 ** 2;

/** Does something to the target that listens on a port, or whose service has that name; returns how it is undone. */
export async function inject(
  fault: Fault,
  backend: NearBackend,
  { name, port }: { name: string; port: number },
): Promise<(() => Promise<void>) | undefined> {
  await misbehave(fault, backend, { name, port });
  if (fault !== "paused") return undefined;
  return async () => (await victimOf(backend, { name, port })).signal("CONT");
}

async function misbehave(fault: Fault, backend: NearBackend, target: { name: string; port: number }): Promise<void> {
  const victim = await victimOf(backend, target);
  switch (fault) {
    case "killed":
      return victim.signal("KILL");
    case "stopped":
    case "paused":
      return victim.signal("STOP");
    case "refusing":
      return victim.signal("USR1");
    case "starved":
      await victim.starve();
      // Only now does it work on the requests that it holds.
      return victim.signal("CONT");
    case "cut":
      return victim.cut();
  }
}

interface Victim {
  signal(name: string): Promise<void>;
  /** Leaves it less memory than its work needs. */
  starve(): Promise<void>;
  /** Takes it off its network. */
  cut(): Promise<void>;
}

function victimOf(backend: NearBackend, { name, port }: { name: string; port: number }): Promise<Victim> {
  return backend === "compose" ? container(name) : process(port);
}

async function container(service: string): Promise<Victim> {
  const { stdout: id } = await execa("docker", [
    "ps",
    "--quiet",
    "--filter",
    `label=com.docker.compose.service=${service}`,
  ]);
  const docker = async (...args: string[]) => void (await execa("docker", [...args, id]));
  return {
    signal: (name) => docker("kill", "--signal", name),
    starve: () => docker("update", "--memory", String(CONTAINER_BYTES), "--memory-swap", String(CONTAINER_BYTES)),
    cut: async () => {
      const format = "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}";
      const network = await execa("docker", ["inspect", "--format", format, id]);
      await docker("network", "disconnect", "--force", network.stdout);
    },
  };
}

async function process(port: number): Promise<Victim> {
  const { stdout: pid } = await execa("pgrep", ["--full", `misbehaving\\.py .*${port}$`]);
  return {
    signal: async (name) => void (await execa("kill", ["-s", name, pid])),
    starve: async () => {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      const usedBytes = Number(/^VmSize:\s*(\d+) kB$/m.exec(status)?.[1]) * 1024;
      await execa("prlimit", ["--pid", pid, `--as=${usedBytes + MORE_BYTES}`]);
    },
    cut: () =>
      Promise.reject(new Error("expected a container to cut off, got a process, which shares the machine's network")),
  };
}
