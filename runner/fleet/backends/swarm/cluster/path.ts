import { once } from "node:events";
import { connect } from "node:net";
import type { Path } from "../../../../../content/run/circumstances/target-node.ts";
import { quantile } from "../../../../../content/statistics/quantile.ts";
import { microseconds, monotonicSeconds } from "../../../../program/clock.ts";

/** Every node of a Swarm takes connections here, from all other nodes: what it tells them about containers' networks. */
const SWARM_PORT = 7946;
const SAMPLES = 100;
const WARM_UP = 5;
const MOST_MILLISECONDS = 2000;

/**
 * How long a round trip between the client and a node takes: until a connection is open, which the kernels of both see to, and
 * no program waits for its turn. Null where the node takes none.
 */
export async function pathTo(host: string, port = SWARM_PORT): Promise<Path | null> {
  const signal = AbortSignal.timeout(MOST_MILLISECONDS);
  const taken: number[] = [];
  try {
    while (taken.length < WARM_UP + SAMPLES) taken.push(await connectSeconds(host, port, signal));
  } catch {
    return null;
  }
  const counted = taken.slice(WARM_UP);
  return {
    samples: counted.length,
    medianSeconds: microseconds(quantile(counted, 0.5)),
    p99Seconds: microseconds(quantile(counted, 0.99)),
  };
}

async function connectSeconds(host: string, port: number, signal: AbortSignal): Promise<number> {
  const began = monotonicSeconds();
  const socket = connect({ host, port, noDelay: true });
  try {
    await once(socket, "connect", { signal });
    return monotonicSeconds() - began;
  } finally {
    socket.destroy();
  }
}
