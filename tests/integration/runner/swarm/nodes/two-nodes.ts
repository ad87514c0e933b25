import { mkdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { BUILD_VARIABLES } from "../../../../../runner/fleet/backends/compose/build-variables.ts";
import { AGENT_IMAGE, BUILD_AGENT } from "../../../../../runner/fleet/backends/swarm/agents/agent-image.ts";
import { onceEach } from "../../once-each.ts";
import { type NodeEngine, startEngine } from "./node-engine.ts";

/** The image that the services of these tests are made from, which the engine of the Compose tests has. */
export const IMAGE = "python:3.13-slim";

/** So far is the clock of the second node ahead of the first one's and of the client's. */
const AHEAD_SECONDS = 3600;

/** A Swarm of two engines, each with a network of its own; the client of a run is on the manager's. */
export interface TwoNodes {
  manager: NodeEngine;
  worker: NodeEngine;
}

const run = (program: string, ...args: string[]) => execa(program, args, { timeout: 60_000 });

/** Why two nodes cannot be had on this machine; undefined where they can. */
export const whyNoNodes = onceEach(async (_: "here"): Promise<string | undefined> => {
  if (process.getuid?.() !== 0) return "only root can make network namespaces";
  for (const program of ["dockerd", "ip", "nsenter", "unshare", "setpriv"])
    if ((await execa("which", [program], { reject: false })).exitCode !== 0) return `no ${program} is installed`;
  const apart = await execa("unshare", ["--net", "--mount", "--uts", "--time", "true"], { reject: false });
  if (apart.exitCode !== 0) return `no namespaces can be made: ${apart.stderr}`;
  const image = await execa("docker", ["image", "inspect", IMAGE], { reject: false, timeout: 20_000 });
  return image.exitCode === 0 ? undefined : `no Docker engine has the image ${IMAGE}`;
});

/**
 * Two engines that have {@link IMAGE} and that of the runner's agents, joined by a pair of virtual interfaces, the second of
 * them a node for targets whose clock is an hour ahead, and whose containers have fewer cores. Neither reaches any
 * other network. Started once for all test files, and ended with the stage by what cleans up after it.
 */
export const twoNodesOnce = onceEach((_: "started"): Promise<TwoNodes> => twoNodes({ manager: null, worker: 1.5 }));

/** The same for one who asks alone, whose nodes have so many cores for their containers. */
export async function twoNodes(cores: Record<keyof TwoNodes, number | null>): Promise<TwoNodes> {
  const engines: NodeEngine[] = [];
  for (const [index, role] of (["manager", "worker"] as const).entries()) {
    // What cleans up after the stage finds the namespace by the name of its folder.
    const name = `${path.basename(os.tmpdir())}-${role}`;
    await run("ip", "netns", "add", name);
    await run("ip", "-n", name, "link", "set", "lo", "up");
    const place = await placeOf(path.join(os.tmpdir(), role));
    const address = `10.99.0.${index + 1}`;
    engines.push({ ...place, name, address, aheadSeconds: index * AHEAD_SECONDS, cores: cores[role] });
  }
  const [manager, worker] = engines as [NodeEngine, NodeEngine];
  await run(
    "ip",
    ...["link", "add", "eth0", "netns", manager.name, "type", "veth"],
    ...["peer", "name", "eth0", "netns", worker.name],
  );
  await Promise.all(engines.map(startOnAddress));
  await Promise.all([join(manager, worker), loadImages({ manager, worker })]);
  return { manager, worker };
}

/** Starts the engine of a node, on its own address. */
async function startOnAddress(engine: NodeEngine): Promise<void> {
  const { name, address } = engine;
  await run("ip", "-n", name, "addr", "add", `${address}/24`, "dev", "eth0");
  await run("ip", "-n", name, "link", "set", "eth0", "up");
  await startEngine(engine);
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

/** Waits until the manager says that it reaches a node, or no longer does. */
export async function reached(manager: NodeEngine, node: NodeEngine, state: "ready" | "down" = "ready"): Promise<void> {
  while ((await manager.docker("node", "inspect", "--format", "{{.Status.State}}", node.name)) !== state)
    await sleep(200);
}

/**
 * Copies {@link IMAGE} from the engine of the Compose tests to the manager, builds the image of the runner's agents
 * there, as a run does, and copies both to the other node, as the run book says.
 */
async function loadImages({ manager, worker }: TwoNodes): Promise<void> {
  const within = { timeout: 300_000 };
  const [onManager, onWorker] = [manager, worker].map(({ socket }) => `docker --host ${socket}`);
  await execa("sh", ["-c", `docker save ${IMAGE} | ${onManager} load`], within);
  await execa("docker", ["--host", manager.socket, ...BUILD_AGENT], { ...within, env: BUILD_VARIABLES });
  await execa("sh", ["-c", `${onManager} save ${IMAGE} ${AGENT_IMAGE} | ${onWorker} load`], within);
}
