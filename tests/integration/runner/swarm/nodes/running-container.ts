import { readFile } from "node:fs/promises";
import { execa } from "execa";
import { addressOf } from "../../../../../runner/observe/listening.ts";
import type { NodeEngine } from "./node-engine.ts";

/** What the engine and the kernel say of the container of a service that is up and publishes a port. */
export async function runningContainer(
  { docker, name: node }: NodeEngine,
  { service, port }: { service: string; port: number },
) {
  const id = await docker("ps", "--quiet", "--filter", `name=${service}`);
  const format = "[{{json .HostConfig}},{{json .State.Pid}}]";
  const [host, pid] = JSON.parse(await docker("inspect", "--format", format, id));
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return { host, mounts: host.Mounts, status, listening: await listeningOn(node, port) };
}

/** The addresses of a node on which something listens on a port. */
async function listeningOn(node: string, port: number): Promise<string[]> {
  const { stdout } = await execa("nsenter", [`--net=/run/netns/${node}`, "cat", "/proc/net/tcp", "/proc/net/tcp6"]);
  const rows = stdout.split("\n").map((row) => row.trim().split(/\s+/));
  const listening = rows.filter(([, , , state]) => state === "0A").map(([, local = ""]) => addressOf(local));
  return listening.filter((address) => address.endsWith(`:${port}`));
}
