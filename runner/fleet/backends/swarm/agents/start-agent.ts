import { messageOf } from "../../../../program/message-of.ts";
import type { ClusterNode } from "../cluster/cluster.ts";
import { deploy } from "../stack/deploy.ts";
import { refuseForeign } from "../stack/foreign.ts";
import { type AgentContext, type AgentRole, agentName, agentStack } from "./agent-stack.ts";
import { type FoundAgent, findAgent } from "./find-agent.ts";

/** What an agent is started with. */
export interface AgentStart extends Pick<AgentContext, "token" | "mark"> {
  node: ClusterNode;
  /** The name of the stack that it becomes a service of. */
  stack: string;
  /** Builds its image, once for all nodes, and returns its id. */
  image: (signal: AbortSignal) => Promise<string>;
}

const WITHOUT: Record<AgentRole, string> = {
  observe: "the processes of its targets are not looked at from outside",
  load: "no load is sent from there",
};

/** Starts an agent on a node and waits until it answers. A run can do without: `fault` is told why there is none. */
export async function startAgent(
  role: AgentRole,
  { node, stack, image, ...context }: AgentStart,
  fault: (reason: string) => void,
  signal: AbortSignal,
): Promise<FoundAgent | null> {
  try {
    await refuseForeign(stack, context.mark);
    await deploy(stack, agentStack({ ...context, role, node: node.id, image: await image(signal) }));
    return await findAgent([stack, agentName(role)], { host: node.address, token: context.token }, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    fault(`no agent of the runner on a node: ${messageOf(thrown)}; ${WITHOUT[role]}`);
    return null;
  }
}
