import { z } from "zod";
import { loadWindowSchema } from "../../../content/run/parts/load-window.ts";
import { type AgentAddress, askAgent } from "../../agent/ask-agent.ts";
import type { LoadJob } from "../../agent/generate-load.ts";
import { monotonicSeconds } from "../../program/clock.ts";
import { messageOf } from "../../program/message-of.ts";
import { type Load, loadFromHere, type SendLoad } from "../steady/load-window.ts";
import { type GeneratorResult, mergeWindows } from "./merge-windows.ts";
import { type LoadPart, partsOfLoad } from "./parts-of-load.ts";
import { type ClockReading, readClock, stepBetween } from "./read-clock.ts";

/** All generators are told when to begin so long before: longer than the slowest of them takes to hear of it. */
const LEAD_SECONDS = 0.25;
/** A machine that is busy with something else takes so long to start a few threads. */
const PREPARE_SECONDS = 60;
/** How much longer than its window a generator may take to answer. */
const ANSWER_SECONDS = 10;

/**
 * Sends load from generators on other machines, which begin together, each at a moment of its own clock, and makes one
 * window of what they counted. One that gives no result is asked no more; without any, this machine sends the load.
 *
 * @param lost told why a generator is asked no more
 */
export function spreadLoad(generators: readonly AgentAddress[], lost: (reason: string) => void): SendLoad {
  let left = [...generators];
  return async (load) => {
    if (left.length === 0) return loadFromHere(load);
    const parts = partsOfLoad(load, left.length).map((part, place) => ({ part, agent: left[place] as AgentAddress }));
    const clocks = await Promise.all(parts.map((one) => tryTo(() => prepare(one, load.signal))));
    load.signal.throwIfAborted();
    const begin = monotonicSeconds() + LEAD_SECONDS;
    const results = await Promise.all(
      parts.map(async ({ part, agent }, place) => {
        const clock = clocks[place] ?? { error: "nothing was asked" };
        return "error" in clock ? clock : tryTo(() => ask(agent, { part, clock, begin, load }));
      }),
    );
    load.signal.throwIfAborted();
    const failed = parts.filter((_, place) => "error" in (results[place] ?? {}));
    left = left.filter((one) => !failed.some(({ agent }) => agent === one));
    for (const result of results) if ("error" in result) lost(result.error);
    return mergeWindows(load, results);
  };
}

/** Has a generator start what it needs, which may take a while, and then reads its clock. */
async function prepare({ part, agent }: { part: LoadPart; agent: AgentAddress }, signal: AbortSignal) {
  await askAgent(agent, "/prepare", part, { timeoutSeconds: PREPARE_SECONDS, signal });
  return readClock(() => clockOf(agent));
}

async function clockOf(agent: AgentAddress): Promise<number> {
  return z.number().parse(await askAgent(agent, "/clock", null));
}

interface Asked {
  part: LoadPart;
  clock: ClockReading;
  /** When all generators begin, on this machine's clock. */
  begin: number;
  load: Load;
}

async function ask(agent: AgentAddress, { part, clock, begin, load }: Asked): Promise<GeneratorResult> {
  const job: LoadJob = { ...part, startsAt: begin + clock.seconds };
  const { warmUpSeconds, seconds, request, signal } = load;
  const timeoutSeconds = LEAD_SECONDS + warmUpSeconds + seconds + request.timeoutSeconds + ANSWER_SECONDS;
  const window = loadWindowSchema.parse(await askAgent(agent, "/window", job, { timeoutSeconds, signal }));
  const step = stepBetween(clock, await readClock(() => clockOf(agent)));
  if (step !== 0)
    throw new Error(
      `expected a clock that goes as this machine's does, got one that stepped by ${Number(step.toPrecision(3))} s while it sent: nothing that it timed is known`,
    );
  return { window, startErrorSeconds: clock.errorSeconds };
}

async function tryTo<T>(work: () => Promise<T>): Promise<T | { error: string }> {
  try {
    return await work();
  } catch (thrown) {
    return { error: messageOf(thrown) };
  }
}
