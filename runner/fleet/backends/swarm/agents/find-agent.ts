import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type AgentAddress, askAgent } from "../../../../agent/ask-agent.ts";
import { AGENT_PORT } from "../../../../agent/serve.ts";
import { messageOf } from "../../../../program/message-of.ts";
import { sayOver, type Task, taskOf } from "../stack/tasks.ts";

const MOST_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 200;

/** An agent that answers. */
export interface FoundAgent {
  address: AgentAddress;
  /** The boot id of its machine's kernel; null where it does not say. */
  bootId: string | null;
}

/**
 * Waits until an agent answers.
 *
 * @param service the name of its stack, and its own there
 * @param host the address of its node
 * @throws Error saying why it does not
 */
export async function findAgent(
  service: [stack: string, name: string],
  { host, token }: Omit<AgentAddress, "port">,
  signal: AbortSignal,
): Promise<FoundAgent> {
  const until = performance.now() + MOST_MILLISECONDS;
  let reason = "it was not started";
  while (performance.now() < until) {
    signal.throwIfAborted();
    const task = await taskOf(...service);
    const over = task && sayOver(task);
    if (over) throw new Error(over);
    const port = task && publishedPort(task);
    if (port) {
      const address = { host, port, token };
      try {
        const said = await askAgent(address, "/", null, { signal, timeoutSeconds: 1 });
        return { address, bootId: z.string().nullable().parse(said) };
      } catch (thrown) {
        reason = messageOf(thrown);
      }
    } else if (task) reason = `its task is ${task.Status.State}`;
    await sleep(PAUSE_MILLISECONDS);
  }
  throw new Error(reason);
}

function publishedPort({ Status }: Task): number | undefined {
  return Status.PortStatus?.Ports?.find(({ TargetPort }) => TargetPort === AGENT_PORT)?.PublishedPort;
}
