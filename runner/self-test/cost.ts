import { once } from "node:events";
import { execa } from "execa";
import { workOf } from "../../content/run/endpoint.ts";
import type { Plan } from "../../content/run/plan.ts";
import type { Cost } from "../../content/run/self-test.ts";
import { burst, type Volley } from "../load/burst.ts";
import { microseconds } from "../load/record.ts";

/** Bursts of each level that count: enough to tell what is usual from what is not. */
const BURSTS = 6;
/** A process that keeps a core busy, as targets do; it ends by itself should nobody end it. */
const BUSY = 'console.log("busy"); for (const end = Date.now() + 60_000; Date.now() < end; );';

/** The largest bursts of a plan, of those that wait and of those that compute. */
export function largestLevels({ sweeps }: Plan): number[] {
  const most = [true, false].map((waits) =>
    Math.max(
      ...sweeps.filter(({ endpoint }) => (workOf(endpoint) === "wait") === waits).flatMap(({ levels }) => levels),
    ),
  );
  return [...new Set(most.filter(Number.isFinite))];
}

/**
 * What bursts cost the client while every core of the targets is busy: it shares the machine with them.
 *
 * @param volley a burst on a server that answers any number of requests at once; its level is not looked at
 */
export async function costsOf(volley: Volley, levels: number[], cores: number): Promise<Cost[]> {
  const busy = Array.from({ length: cores }, () =>
    execa(process.execPath, ["--eval", BUSY], { reject: false, cancelSignal: volley.signal }),
  );
  try {
    await Promise.all(busy.map(({ stdout }) => once(stdout, "data", { signal: volley.signal })));
    const costs: Cost[] = [];
    for (const level of levels) costs.push(...(await costsAt({ ...volley, level })));
    return costs;
  } finally {
    for (const one of busy) one.kill("SIGKILL");
    await Promise.all(busy);
  }
}

async function costsAt(volley: Volley): Promise<Cost[]> {
  // The first burst of so many makes the client warm, and is not what later ones cost.
  await burst(volley);
  const costs: Cost[] = [];
  while (costs.length < BURSTS) costs.push(await costOf(volley));
  return costs;
}

async function costOf(volley: Volley): Promise<Cost> {
  const { client, requests } = await burst(volley);
  const seconds = Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0));
  const held = requests.map(({ createdSeconds, sentSeconds }) => (sentSeconds ?? seconds) - createdSeconds);
  const { cpuShare, loopLagSeconds } = client;
  const cpuSeconds = microseconds(cpuShare * seconds);
  return { level: volley.level, cpuSeconds, loopLagSeconds, heldSeconds: microseconds(Math.max(...held)) };
}
