import type { TargetObserver } from "../../../../observe/target-observer.ts";
import { serviceName } from "../stack/stack.ts";
import { tasksOf } from "../stack/tasks.ts";
import { type ObservingAgent, remoteObserver } from "./remote-observer.ts";
import { type Agents, type StartContext, startAgents } from "./start-agents.ts";

/** The agents that look at a run's targets on their nodes. */
export interface Observing {
  /** Starts them, once in a run, while the targets are waited for. */
  begin(signal: AbortSignal): void;
  /** Those of services that are up and whose processes an agent can see. */
  observers(services: Iterable<string>): Promise<Map<string, TargetObserver>>;
  /** What has gone wrong since this was last asked. */
  faults(): string[];
  /** Waits until none of them is being started any more. */
  settled(): Promise<void>;
}

/** Looks at targets through agents on their nodes, none of which is started yet. */
export function observing(context: Pick<StartContext, "nodes" | "token" | "mark" | "deploy">): Observing {
  let starting: Promise<Agents & { observing: Map<string, ObservingAgent> }> | undefined;
  const faults: string[] = [];
  const start = async (signal: AbortSignal) => {
    const started = await startAgents({ ...context, role: "observe", signal });
    faults.push(...started.faults);
    const agents = [...started.addresses].map(([node, address]) => [node, { address, isLost: false }] as const);
    return { ...started, observing: new Map<string, ObservingAgent>(agents) };
  };
  const settled = async () => void (await starting?.catch(() => {}));
  return {
    begin(signal) {
      starting ??= start(signal);
      // Whoever asks for the observers is told; nobody may.
      void settled();
    },
    async observers(services) {
      const agents = (await starting)?.observing ?? new Map<string, ObservingAgent>();
      const found = new Map<string, TargetObserver>();
      for (const name of services) {
        const [task] = await tasksOf(serviceName(name));
        const agent = agents.get(task?.NodeID ?? "");
        const { ContainerID: container, PID: pid } = task?.Status.ContainerStatus ?? {};
        if (agent && container && pid) found.set(name, remoteObserver(agent, { container, pid }, lost));
      }
      return found;
    },
    faults: () => faults.splice(0),
    settled,
  };

  function lost(reason: string): void {
    faults.push(
      `the agent of the runner on a target's node no longer answers: ${reason}; processes there are not looked at any more`,
    );
  }
}
