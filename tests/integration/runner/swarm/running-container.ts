import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { addressOf } from "../../../../runner/observe/listening.ts";
import type { NodeEngine } from "./node-engine.ts";

/**
 * What the engine and the kernel say of the container of a service that publishes a port, once it is there and before a run is
 * over.
 */
export async function runningContainer(
  { docker, name: node }: NodeEngine,
  { service, port }: { service: string; port: number },
  measuring: Promise<unknown>,
) {
  let isOver = false;
  void measuring.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const id = await docker("ps", "--quiet", "--filter", `name=${service}`);
    if (id !== "") {
      const format = "[{{json .HostConfig}},{{json .State.Pid}}]";
      const [host, pid] = JSON.parse(await docker("inspect", "--format", format, id));
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      // Its first program makes way for the server only once it has set what it is there for.
      if (/^Name:\s+python/m.test(status)) {
        return { host, mounts: host.Mounts, status, listening: await listeningOn(node, port) };
      }
    }
    await sleep(100);
  }
  throw new Error(`expected a container of ${service} while it is measured, got none`);
}

/** The addresses of a node on which something listens on a port. */
async function listeningOn(node: string, port: number): Promise<string[]> {
  const { stdout } = await execa("nsenter", [`--net=/run/netns/${node}`, "cat", "/proc/net/tcp", "/proc/net/tcp6"]);
  const rows = stdout.split("\n").map((row) => row.trim().split(/\s+/));
  const listening = rows.filter(([, , , state]) => state === "0A").map(([, local = ""]) => addressOf(local));
  return listening.filter((address) => address.endsWith(`:${port}`));
}
