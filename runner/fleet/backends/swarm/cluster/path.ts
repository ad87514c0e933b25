import { once } from "node:events";
import { connect } from "node:net";
import type { Path } from "../../../../../content/run/circumstances/target-node.ts";
import { quantile } from "../../../../../content/statistics/quantile.ts";
import { microseconds, monotonicSeconds } from "../../../../program/clock.ts";

/** Every node of a Swarm takes connections here, from all other nodes: what it tells them about containers' networks. */
const SWARM_PORT = 7946;
const SAMPLES = 100;
const WARM_UP = 5;
/** Fewer are enough of a path that loses so much that all of them would take longer. */
const MOST_SECONDS = 15;
/** What is not open by then is counted as if it had been: kernels have sent again twice. */
const MOST_CONNECTION_SECONDS = 4;
/** What kernels wait for an answer to the first packet of a connection before they send it again (RFC 6298, section 2.1). */
const RESENT_SECONDS = 1;

/**
 * How long a round trip between the client and a node takes: until a connection is open, which the kernels of both see
 * to, and no program waits for its turn; and in how many of them something was lost. Null where the node takes none.
 */
export async function pathTo(host: string, port = SWARM_PORT): Promise<Path | null> {
  const until = monotonicSeconds() + MOST_SECONDS;
  const taken: number[] = [];
  try {
    while (taken.length < WARM_UP + SAMPLES && (taken.length <= WARM_UP || monotonicSeconds() < until)) {
      const seconds = await connectSeconds(host, port);
      if (seconds === null && taken.length === 0) return null;
      taken.push(seconds ?? MOST_CONNECTION_SECONDS);
    }
  } catch {
    return null;
  }
  const counted = taken.slice(WARM_UP);
  return {
    samples: counted.length,
    medianSeconds: microseconds(quantile(counted, 0.5)),
    p99Seconds: microseconds(quantile(counted, 0.99)),
    resent: counted.filter((seconds) => seconds >= RESENT_SECONDS).length,
  };
}

/** Null where the connection is not open in time; it throws where it is refused. */
async function connectSeconds(host: string, port: number): Promise<number | null> {
  const began = monotonicSeconds();
  const socket = connect({ host, port, noDelay: true });
  const signal = AbortSignal.timeout(1000 * MOST_CONNECTION_SECONDS);
  try {
    await once(socket, "connect", { signal });
    return monotonicSeconds() - began;
  } catch (thrown) {
    if (signal.aborted) return null;
    throw thrown;
  } finally {
    socket.destroy();
  }
}
