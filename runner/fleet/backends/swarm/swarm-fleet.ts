import { findAbsent } from "../../find-absent.ts";
import type { Fleet } from "../../fleet.ts";
import { lastLines } from "../../logs/last-log-lines.ts";
import type { Service } from "../../services/service.ts";
import type { LoadGenerators } from "./agents/load-generators.ts";
import { nodeObserver } from "./agents/node-observer.ts";
import type { AgentStart } from "./agents/start-agent.ts";
import { type ClusterNode, machineDigest, whyLost } from "./cluster/cluster.ts";
import { docker } from "./cluster/docker.ts";
import type { Lease } from "./cluster/lease.ts";
import { deploy } from "./stack/deploy.ts";
import { refuseForeign } from "./stack/foreign.ts";
import type { Prepare } from "./stack/prepare.ts";
import { serviceName, stackOf } from "./stack/stack.ts";
import { whyEnded } from "./stack/tasks.ts";

const LOG_MILLISECONDS = 5000;

/** What a stack is deployed with. */
export interface SwarmContext {
  /** The Swarm for this run alone. */
  lease: Lease;
  /** Where the services run. */
  node: ClusterNode;
  /** The name of the stack. */
  stack: string;
  /** Who knows it is answered by what the run starts for itself. */
  token: string;
  /** Finds the images of services, for all nodes at once. */
  preparing: Prepare;
  /** Builds the image of the runner's agents, once for all nodes. */
  agentImage: AgentStart["image"];
  /** Sends steady load, from the same nodes for all targets. */
  generators: LoadGenerators;
}

/** The services as a stack of a Swarm, all on one node, and the Swarm for this run alone. */
export function swarmFleet({ lease, node, stack, token, preparing, agentImage, generators }: SwarmContext): Fleet {
  const located = (services: Service[]) => services.map((service) => ({ ...service, host: node.address }));
  const agent = nodeObserver({ node, stack, token, mark: lease.mark, image: agentImage });
  const images = new Map<string, string>();
  const fleet: Fleet = {
    isLocal: false,
    pinned: true,
    startsAreUntimed: true,
    machine: machineDigest(node),
    loadMachines: generators.machines,
    async up(services, signal, say) {
      await lease.take();
      await refuseForeign(stack, lease.mark);
      // What is deployed to a node that is gone would be waited for in vain.
      const gone = await whyLost(node.id);
      if (gone !== undefined) return services.map(({ name }) => ({ name, reason: gone }));
      const { deployable, missing } = await preparing(
        services.map(({ name }) => name),
        signal,
      );
      for (const [name, { image }] of Object.entries(deployable)) images.set(name, image.id);
      const begun = services.filter(({ name }) => name in deployable);
      if (begun.length === 0) return missing;
      await deploy(stack, stackOf({ services: deployable, node: node.id, mark: lease.mark }));
      lease.makes(agent.begin(signal));
      return [...missing, ...(await findAbsent(fleet, located(begun), signal, say))];
    },
    down: () => lease.giveBack(),
    located: async (services) => located(services),
    // Processes of another machine have other PIDs, and its clock is not compared with this one's.
    roots: async () => new Map([...images].map(([name, image]) => [name, { pid: null, startedAt: null, image }])),
    observers: () => agent.observers(images.keys()),
    sender: (signal) => generators.sender(signal),
    bootIds: async () => ({ node: await agent.bootId(), loadNodes: await generators.bootIds() }),
    faults: () => [
      ...agent.faults().map((message) => ({ message, isOfNode: true })),
      ...generators.faults().map((message) => ({ message, isOfNode: false })),
    ],
    ended: ({ name }) => whyEnded(stack, name),
    lost: () => whyLost(node.id),
    async lastLines({ name }) {
      // A node that is not reached says nothing, and Docker would wait for it.
      if ((await whyLost(node.id)) !== undefined) return "";
      const args = ["service", "logs", "--raw", "--tail", "15", serviceName(stack, name)];
      const { failed, all } = await docker(args, { timeout: LOG_MILLISECONDS });
      return failed ? "" : lastLines(all);
    },
  };
  return fleet;
}
