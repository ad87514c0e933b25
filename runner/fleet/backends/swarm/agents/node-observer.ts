import type { TargetObserver } from "../../../../observe/target-observer.ts";
import { taskOf } from "../stack/tasks.ts";
import type { FoundAgent } from "./find-agent.ts";
import { type ObservingAgent, remoteObserver } from "./remote-observer.ts";
import { type AgentStart, startAgent } from "./start-agent.ts";
import { warnOfOpenPorts } from "./warn-of-open-ports.ts";

/** The agent that looks at the targets of its node. */
export interface NodeObserver {
  /** Starts it, once in a run, while the targets are waited for; settled when it is, or cannot be had. */
  begin(signal: AbortSignal): Promise<unknown>;
  /** Who looks at services that are up, of those whose processes it can see. */
  observers(services: Iterable<string>): Promise<Map<string, TargetObserver>>;
  /** The boot id of the node's kernel; null where no agent says. */
  bootId(): Promise<string | null>;
  /** What has gone wrong since this was last asked. */
  faults(): string[];
}

/** Looks at targets through an agent that is not started yet. */
export function nodeObserver(context: AgentStart): NodeObserver {
  const faults: string[] = [];
  const lost = (reason: string) => {
    faults.push(
      `the agent of the runner on a node of targets no longer answers: ${reason}; processes there are not looked at any more`,
    );
  };
  let hasWarned = false;
  let starting: Promise<(ObservingAgent & FoundAgent) | null> | undefined;
  const start = async (signal: AbortSignal) => {
    const found = await startAgent("observe", context, (reason) => faults.push(reason), signal);
    return found && { ...found, isLost: false };
  };
  return {
    begin(signal) {
      starting ??= start(signal);
      return starting;
    },
    async observers(services) {
      const agent = await starting;
      const found = new Map<string, TargetObserver>();
      if (!agent) return found;
      // Asked for at the same time, they are looked at together.
      const tasks = await Promise.all(
        [...services].map(async (name) => [name, await taskOf(context.stack, name)] as const),
      );
      for (const [name, task] of tasks) {
        const { ContainerStatus: at, PortStatus } = task?.Status ?? {};
        if (!at?.ContainerID || !at.PID) continue;
        const watched = { container: at.ContainerID, pid: at.PID };
        found.set(name, remoteObserver(agent, watched, lost));
        if (hasWarned) continue;
        hasWarned = await warnOfOpenPorts(agent, { watched, ports: PortStatus?.Ports ?? [], node: context.node });
      }
      return found;
    },
    bootId: async () => (await starting)?.bootId ?? null,
    faults: () => faults.splice(0),
  };
}
