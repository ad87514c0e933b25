import path from "node:path";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { type AtRate, isThere, LATENCY_PEERS, type Latencies, type LatencyPeer } from "./clients/peers.ts";
import { besides, latenessOf, type OurLatencies } from "./peer-latencies.ts";
import { CONNECTIONS, runOurs, SERVER } from "./request-rate.ts";

const SECONDS = 3;
const ROUNDS = 5;
/**
 * The servers that latencies are compared on, each at shares of the highest rate that it gives a closed loop. The limits
 * hold on the one whose answers take long beside what clients add: where they take a tenth of a millisecond, most of a
 * latency is the client's own, and clients of two cores that are the server's too take turns with it.
 */
const SERVERS = [
  { on: "a server of 5 ms", script: path.join(import.meta.dirname, "scripts/waiting-server.ts"), shares: [0.5] },
  { on: "node:http", script: SERVER, shares: [0.5, 0.1], isShown: true },
];

/**
 * Latencies at a rate, beside those of peers at the same rate on the same server, in turns; and what of ours is because
 * requests were sent late.
 */
export async function latencyFigures(signal: AbortSignal): Promise<Figure[]> {
  const there: LatencyPeer[] = [];
  for (const one of LATENCY_PEERS) if (await isThere(one.peer)) there.push(one);
  const figures: Figure[] = [];
  for (const { on, script, shares, isShown } of SERVERS)
    await withServer(script, signal, async (port) => {
      const { requestsPerSecond } = await runOurs({ port, seconds: SECONDS }, signal);
      for (const share of shares) {
        const ratePerSecond = Math.round(share * requestsPerSecond);
        const at: AtRate = { port, ratePerSecond, seconds: SECONDS, connections: CONNECTIONS };
        const note = `at ${ratePerSecond} requests/s, ${share} of the highest rate, on ${on}`;
        const atRate = await figuresAt(at, there, note, signal);
        figures.push(...atRate.map((figure) => (isShown ? { ...figure, limit: null } : figure)));
      }
    });
  return figures;
}

async function figuresAt(at: AtRate, there: LatencyPeer[], note: string, signal: AbortSignal): Promise<Figure[]> {
  const mine: OurLatencies[] = [];
  const peers = there.map(({ peer, since }) => ({ name: peer.program, since, rounds: [] as Latencies[] }));
  for (let round = 0; round < ROUNDS; round++) {
    mine.push(await ours(at, signal));
    for (const [place, { measure }] of there.entries()) peers[place]?.rounds.push(await measure(at, signal));
  }
  return [...besides(mine, peers, note), ...latenessOf(mine, note)];
}

async function ours({ port, ratePerSecond, seconds }: AtRate, signal: AbortSignal): Promise<OurLatencies> {
  const found = await runOurs({ port, seconds, ratePerSecond }, signal);
  const { sinceDue, sinceSent, lateness, sentShare } = found;
  const never = Number.POSITIVE_INFINITY;
  const from = (of: typeof sinceDue): Latencies => ({ median: of.median ?? never, p99: of.p99 ?? never, sentShare });
  return { due: from(sinceDue), sent: from(sinceSent), late: lateness?.p99 ?? never };
}
