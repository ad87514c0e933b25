import { setTimeout as sleep } from "node:timers/promises";
import { type AgentAddress, askAgent } from "../../../../agent/ask-agent.ts";
import { AGENT_PORT } from "../../../../agent/serve.ts";
import { messageOf } from "../../../../program/failure.ts";
import type { ClusterNode } from "../cluster/cluster.ts";
import { serviceName } from "../stack/stack.ts";
import { sayOver, type Task, tasksOf } from "../stack/tasks.ts";
import { agentName, type Role } from "./agent-stack.ts";

const MOST_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 200;

/** An agent that answers, or why there is none. */
export type Found = { address: AgentAddress } | { reason: string };

/** Waits until the agent on a node answers. */
export async function findAgent(role: Role, node: ClusterNode, token: string, signal: AbortSignal): Promise<Found> {
  const until = performance.now() + MOST_MILLISECONDS;
  let reason = "it was not started";
  while (performance.now() < until) {
    signal.throwIfAborted();
    const task = (await tasksOf(serviceName(agentName(role)))).find(({ NodeID }) => NodeID === node.id);
    const over = task && sayOver(task);
    if (over) return { reason: over };
    const port = task && publishedPort(task);
    if (port) {
      const address = { host: node.address, port, token };
      try {
        await askAgent(address, "/", null, { signal, timeoutSeconds: 1 });
        return { address };
      } catch (thrown) {
        reason = messageOf(thrown);
      }
    } else if (task) reason = `its task is ${task.Status.State}`;
    await sleep(PAUSE_MILLISECONDS);
  }
  return { reason };
}

function publishedPort({ Status }: Task): number | undefined {
  return Status.PortStatus?.Ports?.find(({ TargetPort }) => TargetPort === AGENT_PORT)?.PublishedPort;
}
