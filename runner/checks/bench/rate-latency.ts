import { median } from "../../../content/statistics/quantile.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { type AtRate, isThere, LATENCY_PEERS, type Latencies, type LatencyPeer, skippedWithout } from "./peers.ts";
import { CONNECTIONS, runOurs, SERVER } from "./request-rate.ts";

const SECONDS = 3;
const ROUNDS = 5;
/** By which share percentiles may differ from a peer's. */
const SHARE = 0.05;
/** The shares of the highest rate at which latencies are set beside peers'; the limits hold at the first. */
const RATE_SHARES = [0.5, 0.1];
/** A peer that sends less than this share of the rate has been asked for more than it can send. */
const SENT_SHARE = 0.98;

const PERCENTILES = ["median", "p99"] as const;

/** A load generator, and what it found in each round. */
interface Found {
  name: string;
  rounds: Latencies[];
}

/**
 * Latencies at shares of the highest rate, beside those of peers at the same rate on the same server, in turns; and how late our
 * requests were sent. The peer that is nearest in both percentiles is compared; the others are told.
 */
export async function latencyFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const { requestsPerSecond } = await runOurs({ port, seconds: SECONDS }, signal);
    const figures: Figure[] = [];
    for (const [place, share] of RATE_SHARES.entries()) {
      const atRate = await figuresAt(port, Math.round(share * requestsPerSecond), signal);
      figures.push(...atRate.map((figure) => (place === 0 ? figure : { ...figure, limit: null })));
    }
    return figures;
  });
}

async function figuresAt(port: number, ratePerSecond: number, signal: AbortSignal): Promise<Figure[]> {
  const at: AtRate = { port, ratePerSecond, seconds: SECONDS, connections: CONNECTIONS };
  const there: LatencyPeer[] = [];
  for (const one of LATENCY_PEERS) if (await isThere(one.peer)) there.push(one);
  const mine: Found = { name: "ours", rounds: [] };
  const peers = there.map(({ peer }): Found => ({ name: peer.program, rounds: [] }));
  const lateness: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { late, ...found } = await ours(at, signal);
    mine.rounds.push(found);
    lateness.push(late);
    for (const [place, { measure }] of there.entries()) peers[place]?.rounds.push(await measure(at, signal));
  }
  const note = `at ${ratePerSecond} requests/s`;
  return [
    ...besides(mine, peers, note),
    {
      ...{ what: "99th percentile of how late requests are sent", value: 1000 * median(lateness), unit: "ms" },
      ...{ limit: 1, bound: "at most" as const, note },
    },
  ];
}

async function ours(
  { port, ratePerSecond, seconds }: AtRate,
  signal: AbortSignal,
): Promise<Latencies & { late: number }> {
  const { medianSeconds, p99Seconds, latenessP99Seconds, sentShare } = await runOurs(
    { port, seconds, ratePerSecond },
    signal,
  );
  const none = Number.POSITIVE_INFINITY;
  return { median: medianSeconds ?? none, p99: p99Seconds ?? none, sentShare, late: latenessP99Seconds ?? none };
}

/** How far each percentile is from that of the nearest peer, as a share of it. */
function besides(mine: Found, peers: Found[], at: string): Figure[] {
  // Latencies of another load are no standard for these.
  const alike = peers.filter(({ rounds }) => middle(rounds, "sentShare") >= SENT_SHARE);
  const farthest = (peer: Found) => Math.max(...PERCENTILES.map((of) => distance(mine, peer, of)));
  const [nearest] = alike.toSorted((a, b) => farthest(a) - farthest(b));
  return PERCENTILES.map((of) => ({
    what: `${of} latency, distance from ${nearest ? `${nearest.name}'s` : "a peer's"}`,
    ...{ value: nearest ? distance(mine, nearest, of) : null, unit: "" },
    ...{ limit: SHARE, bound: "at most" as const },
    note:
      peers.length === 0
        ? LATENCY_PEERS.map(({ peer }) => skippedWithout(peer)).join("; ")
        : `${[mine, ...peers].map((one) => say(one, of)).join(", ")} ${at}`,
  }));
}

function distance(mine: Found, peer: Found, of: "median" | "p99"): number {
  return Math.abs(middle(mine.rounds, of) / middle(peer.rounds, of) - 1);
}

function middle(rounds: Latencies[], of: keyof Latencies): number {
  return median(rounds.map((one) => one[of]));
}

function say({ name, rounds }: Found, of: "median" | "p99"): string {
  const sent = middle(rounds, "sentShare");
  const share = sent < SENT_SHARE ? ` with ${(100 * sent).toFixed(1)}% of it sent` : "";
  return `${name} ${(1000 * middle(rounds, of)).toFixed(3)} ms${share}`;
}
