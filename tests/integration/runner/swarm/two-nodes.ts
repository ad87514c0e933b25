import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { AGENT_IMAGE, BUILD_AGENT } from "../../../../runner/fleet/backends/swarm/agents/agent-image.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";
import { type NodeEngine, startEngine } from "./node-engine.ts";

/** The image that the services of these tests are made from, which the engine of the Compose tests has. */
export const IMAGE = "python:3.13-slim";

/** A Swarm of two engines, each with a network of its own; the client of a run is on the manager's. */
export interface TwoNodes {
  manager: NodeEngine;
  worker: NodeEngine;
  /** Ends both, and removes their networks. */
  stop(): Promise<void>;
}

const run = (...command: [string, ...string[]]) => execa(command[0], command.slice(1), { timeout: 60_000 });

/** Why two nodes cannot be had on this machine; undefined where they can. */
export async function whyNoNodes(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return "only root can make network namespaces";
  for (const program of ["dockerd", "ip", "nsenter", "unshare", "setpriv"])
    if ((await execa("which", [program], { reject: false })).exitCode !== 0) return `no ${program} is installed`;
  const apart = await execa("unshare", ["--net", "--mount", "--uts", "true"], { reject: false });
  if (apart.exitCode !== 0) return `no namespaces can be made: ${apart.stderr}`;
  const image = await execa("docker", ["image", "inspect", IMAGE], { reject: false, timeout: 20_000 });
  return image.exitCode === 0 ? undefined : `no Docker engine has the image ${IMAGE}`;
}

/**
 * Starts two engines, joins them by a pair of virtual interfaces, and makes the second a node for targets. Neither reaches
 * any other network.
 */
export async function twoNodes(): Promise<TwoNodes> {
  const folder = await scratchFolder();
  const names = ["m", "w"].map((end) => `bb${process.pid}${end}`) as [string, string];
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const engines: NodeEngine[] = [];
    for (const [index, name] of names.entries()) {
      await run("ip", "netns", "add", name);
      stops.push(() => run("ip", "netns", "delete", name));
      await run("ip", "-n", name, "link", "set", "lo", "up");
      engines.push({ ...(await placeOf(path.join(folder, name))), name, address: `10.99.0.${index + 1}` });
    }
    await run(
      "ip",
      "link",
      "add",
      "eth0",
      "netns",
      names[0],
      "type",
      "veth",
      "peer",
      "name",
      "eth0",
      "netns",
      names[1],
    );
    for (const { name, address } of engines) {
      await run("ip", "-n", name, "addr", "add", `${address}/24`, "dev", "eth0");
      await run("ip", "-n", name, "link", "set", "eth0", "up");
    }
    for (const engine of engines) stops.push(await startEngine(engine));
    const [manager, worker] = engines as [NodeEngine, NodeEngine];
    await join(manager, worker);
    return { manager, worker, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

async function placeOf(folder: string) {
  await mkdir(folder);
  const socket = `unix://${path.join(folder, "docker.sock")}`;
  const docker = async (...args: string[]) =>
    (await execa("docker", ["--host", socket, ...args], { timeout: 120_000 })).stdout;
  return { folder, socket, docker };
}

async function join(manager: NodeEngine, worker: NodeEngine): Promise<void> {
  await manager.docker(
    ...["swarm", "init", "--advertise-addr", manager.address, "--listen-addr", `${manager.address}:2377`],
    ...["--default-addr-pool", "10.98.0.0/16", "--dispatcher-heartbeat", "1s"],
  );
  // As the run book says: what the node publishes, it publishes on this network alone.
  const bridge = { name: "docker_gwbridge", enable_icc: false, host_binding_ipv4: worker.address };
  const options = Object.entries(bridge).flatMap(([key, value]) => [
    "--opt",
    `com.docker.network.bridge.${key}=${value}`,
  ]);
  await worker.docker("network", "create", ...options, "docker_gwbridge");
  const token = await manager.docker("swarm", "join-token", "--quiet", "worker");
  await worker.docker("swarm", "join", "--advertise-addr", worker.address, "--token", token, `${manager.address}:2377`);
  await manager.docker("node", "update", "--label-add", "benchbook=target", worker.name);
  await reached(manager, worker);
}

/** Waits until the manager reaches a node. */
export async function reached(manager: NodeEngine, node: NodeEngine): Promise<void> {
  while ((await manager.docker("node", "inspect", "--format", "{{.Status.State}}", node.name)) !== "ready")
    await sleep(200);
}

/** Copies {@link IMAGE} from the engine of the Compose tests to some nodes. */
export async function load(nodes: NodeEngine[]): Promise<void> {
  for (const { socket } of nodes)
    await execa("sh", ["-c", `docker save ${IMAGE} | docker --host ${socket} load`], { timeout: 300_000 });
}

/** Builds the image of the runner's agents on the manager, as a run does, and copies it to the other node, as the run book says. */
export async function loadAgent({ manager, worker }: TwoNodes): Promise<void> {
  await execa("docker", ["--host", manager.socket, ...BUILD_AGENT], { timeout: 300_000 });
  const copy = `docker --host ${manager.socket} save ${AGENT_IMAGE} | docker --host ${worker.socket} load`;
  await execa("sh", ["-c", copy], { timeout: 300_000 });
}
