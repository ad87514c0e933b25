import { spreadLoad } from "../../../../load/spread/spread-load.ts";
import { loadFromHere, type SendLoad } from "../../../../load/steady/load-window.ts";
import { type ClusterNode, machineDigest } from "../cluster/cluster.ts";
import type { Lease } from "../cluster/lease.ts";
import type { FoundAgent } from "./find-agent.ts";
import { type AgentStart, startAgent } from "./start-agent.ts";

/** The agents that send a run's steady load from the nodes for it. */
export interface LoadGenerators {
  /** Digests of what the nodes are known by, in their order. */
  machines: string[];
  /** Starts them, once in a run; returns how load is sent. */
  sender(signal: AbortSignal): Promise<SendLoad>;
  /** The boot ids of the nodes' kernels, in their order; null where no agent says. */
  bootIds(): Promise<(string | null)[]>;
  /** What has gone wrong since this was last asked. */
  faults(): string[];
}

/** What they are started with. */
export interface LoadGeneratorsContext extends Pick<AgentStart, "token" | "image"> {
  nodes: readonly ClusterNode[];
  lease: Lease;
}

/** Sends load from agents that are not started yet; from this machine where there is no node for it, or no agent answers. */
export function loadGenerators({ nodes, lease, ...context }: LoadGeneratorsContext): LoadGenerators {
  const faults: string[] = [];
  let starting: Promise<(FoundAgent | null)[]> | undefined;
  let sending: Promise<SendLoad> | undefined;
  const start = (signal: AbortSignal) =>
    Promise.all(
      nodes.map((node, place) => {
        const about = { ...context, node, mark: lease.mark, stack: `benchbook-load-${place + 1}` };
        return startAgent("load", about, (reason) => faults.push(reason), signal);
      }),
    );
  const sendFrom = async (agents: Promise<(FoundAgent | null)[]>) => {
    const there = (await agents).flatMap((one) => one?.address ?? []);
    return spreadLoad(there, (reason) =>
      faults.push(`a load generator on a node gave no result: ${reason}; it is asked no more`),
    );
  };
  return {
    machines: nodes.map(machineDigest),
    async sender(signal) {
      if (nodes.length === 0) return loadFromHere;
      starting ??= start(signal);
      lease.makes(starting);
      sending ??= sendFrom(starting);
      return sending;
    },
    bootIds: async () => (await starting)?.map((one) => one?.bootId ?? null) ?? [],
    faults: () => faults.splice(0),
  };
}
