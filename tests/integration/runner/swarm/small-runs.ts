import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { expect, vi } from "vitest";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { type LetInResult, type Machine, measureOn } from "../start/command.ts";
import type { NodeEngine } from "./nodes/node-engine.ts";
import type { TwoNodes } from "./nodes/two-nodes.ts";
import { composeFile } from "./services.ts";

/** The places of the nodes in a run on both: they come by their names. */
export const [MANAGER, WORKER] = [0, 1];

/** Where `measure` is run: beside the manager. */
export function onManager({ manager }: TwoNodes): Machine {
  return { network: manager.name, variables: { DOCKER_HOST: manager.socket } };
}

/** The flags of the shortest run of a Compose file with some services, so often. */
export async function flagsFor(services: Record<string, object>, repetitions = 1): Promise<string[]> {
  const file = path.join(await scratchFolder(), "compose.yml");
  await writeFile(file, composeFile(services));
  const sizes = ["--plan", "quick", "--repetitions", String(repetitions), "--io-levels", "1,3"];
  return ["--on", "swarm", ...sizes, "--file", file];
}

/**
 * Meanwhile there is a service of somebody else, beside which each run is refused once it has removed what others have
 * left.
 */
export async function besideTheirs<T>({ manager }: TwoNodes, act: () => Promise<T>): Promise<T> {
  const label = "com.docker.stack.namespace=benchbook";
  const theirs = ["--no-resolve-image", "--label", label, "--name", "theirs", "--replicas", "0", "x"];
  await manager.docker("service", "create", "--detach", ...theirs);
  const done = await act();
  expect(await manager.docker("service", "ls", "--format", "{{.Name}}")).toBe("theirs");
  await manager.docker("service", "rm", "theirs");
  return done;
}

/** What a run says that is started on the second node, which is a manager of the Swarm meanwhile. */
export async function fromOtherManager({ manager, worker }: TwoNodes, flags: string[]): Promise<LetInResult> {
  const become = async (role: "manager" | "worker") => {
    await manager.docker("node", "update", "--role", role, worker.name);
    const isManager = String(role === "manager");
    while ((await worker.docker("info", "--format", "{{.Swarm.ControlAvailable}}")) !== isManager) await sleep(200);
  };
  await become("manager");
  try {
    return await measureOn(onManager({ manager: worker, worker: manager }), flags);
  } finally {
    await become("worker");
  }
}

/** Cuts a node off from the other. */
export async function cut({ name }: NodeEngine): Promise<void> {
  await execa("ip", ["-n", name, "link", "set", "eth0", "down"]);
}

/** Joins a node to the other again. */
export async function rejoin({ name }: NodeEngine): Promise<void> {
  await execa("ip", ["-n", name, "link", "set", "eth0", "up"]);
}

/**
 * Expects neither services nor networks, configs or containers of a run on any node: the last are soon removed by their
 * engine.
 */
export async function expectNothing({ manager, worker }: TwoNodes): Promise<void> {
  expect(await manager.docker("service", "ls", "--quiet")).toBe("");
  expect(await manager.docker("config", "ls", "--quiet")).toBe("");
  for (const { docker } of [manager, worker])
    await vi.waitFor(
      async () => {
        expect(await docker("ps", "--all", "--quiet")).toBe("");
        // Some engines find no network of a Swarm by its name.
        expect(await docker("network", "ls", "--format", "{{.Name}}")).not.toMatch(/benchbook/);
      },
      { timeout: 60_000, interval: 200 },
    );
}
