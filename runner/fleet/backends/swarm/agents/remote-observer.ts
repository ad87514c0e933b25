import { z } from "zod";
import { targetLimitsSchema } from "../../../../../content/run/circumstances/limits.ts";
import { processSchema, usageSchema } from "../../../../../content/run/parts/processes.ts";
import { type AgentAddress, askAgent } from "../../../../agent/ask-agent.ts";
import type { Watched } from "../../../../agent/observe-containers.ts";
import type { TargetObserver } from "../../../../observe/target-observer.ts";
import { messageOf } from "../../../../program/message-of.ts";

/** An agent that looks at the targets of its node, until it no longer answers. */
export interface ObservingAgent {
  address: AgentAddress;
  isLost: boolean;
}

/**
 * Looks at a container through the agent on its node. Watching is done there, by the clock of that machine: between its
 * beginning and its end nothing is asked.
 *
 * @param lost told why, once, when the agent has not answered twice in a row; nothing is seen from then on
 */
export function remoteObserver(
  agent: ObservingAgent,
  watched: Watched,
  lost: (reason: string) => void,
): TargetObserver {
  const ask = async <T>(path: string, asked: unknown, schema: z.ZodType<T>): Promise<T | null> => {
    if (agent.isLost) return null;
    const answer = () => askAgent(agent.address, path, asked);
    try {
      // A machine that is busy for a moment has not lost its agent.
      return schema.parse(await answer().catch(answer));
    } catch (thrown) {
      agent.isLost = true;
      lost(messageOf(thrown));
      return null;
    }
  };
  return {
    tree: async () => (await ask("/tree", watched, z.array(processSchema))) ?? [],
    watch: async () => {
      const watch = await ask("/watch", watched, z.int().nullable());
      return async () => (watch === null ? null : ask("/watch/end", watch, usageSchema.nullable()));
    },
    limits: () => ask("/limits", watched, targetLimitsSchema.nullable()),
    throttledPeriods: () => ask("/throttled", watched, z.int().nullable()),
  };
}
