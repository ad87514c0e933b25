import type { AgentAddress } from "../../../../agent/ask-agent.ts";
import { messageOf } from "../../../../program/failure.ts";
import type { ClusterNode } from "../cluster/cluster.ts";
import { buildAgent } from "./agent-image.ts";
import { type AgentContext, agentStack, type Role } from "./agent-stack.ts";
import { findAgent } from "./agent-tasks.ts";

/** What agents are started with. */
export interface StartContext extends Pick<AgentContext, "role" | "token" | "mark"> {
  nodes: readonly ClusterNode[];
  /** Deploys a stack file. */
  deploy: (stack: string) => Promise<void>;
  signal: AbortSignal;
}

/** The agents that answer, by the id of their node, and why there is none on other nodes. */
export interface Agents {
  addresses: ReadonlyMap<string, AgentAddress>;
  faults: string[];
}

const WITHOUT: Record<Role, string> = {
  observe: "its processes are not looked at from outside",
  load: "no load is sent from there",
};

/** Starts an agent on every node; a run can do without any of them, so that what goes wrong is only said. */
export async function startAgents({ nodes, deploy, signal, ...context }: StartContext): Promise<Agents> {
  const addresses = new Map<string, AgentAddress>();
  const say = (reason: string) => `no agent of the runner on a node: ${reason}; ${WITHOUT[context.role]}`;
  try {
    await deploy(agentStack({ ...context, image: await buildAgent(signal) }));
    const found = await Promise.all(nodes.map((node) => findAgent(context.role, node, context.token, signal)));
    const faults = found.flatMap((one) => ("reason" in one ? [say(one.reason)] : []));
    for (const [index, one] of found.entries())
      if ("address" in one) addresses.set(nodes[index]?.id ?? "", one.address);
    return { addresses, faults };
  } catch (thrown) {
    signal.throwIfAborted();
    return { addresses, faults: [say(messageOf(thrown))] };
  }
}
