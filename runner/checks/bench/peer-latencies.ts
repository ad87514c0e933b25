import { median } from "../../../content/statistics/quantile.ts";
import type { Figure } from "./bench-figure.ts";
import { LATENCY_PEERS, type Latencies, type Since, skippedWithout } from "./clients/peers.ts";

/** By which share percentiles may differ from a peer's, and ours since requests were due from those since they were sent. */
const SHARE = 0.05;
/** A peer that sends less than this share of the rate has been asked for more than it can send. */
const SENT_SHARE = 0.98;
const MOST_LATE_MILLISECONDS = 1;

const PERCENTILES = ["median", "p99"] as const;
type Percentile = (typeof PERCENTILES)[number];

/**
 * What our client found in a round: latencies since requests were due and sent, and the 99th percentile of how late, in
 * seconds.
 */
export interface OurLatencies extends Record<Since, Latencies> {
  late: number;
}

/** A peer, from when it counts, and what it found in each round. */
export interface PeerLatencies {
  name: string;
  since: Since;
  rounds: Latencies[];
}

/**
 * How far our percentiles are from those of the nearest peer, as a share of them, both counted from the same moment;
 * medians of all rounds. The peer that is nearest in both percentiles is compared; the others are told.
 *
 * @param at what is said of the rate and the server
 */
export function besides(mine: readonly OurLatencies[], peers: readonly PeerLatencies[], at: string): Figure[] {
  // Latencies of another load are no standard for these.
  const alike = peers.filter(({ rounds }) => middle(rounds, "sentShare") >= SENT_SHARE);
  const farthest = (peer: PeerLatencies) => Math.max(...PERCENTILES.map((of) => distance(mine, peer, of)));
  const [nearest] = alike.toSorted((a, b) => farthest(a) - farthest(b));
  return PERCENTILES.map((of) => ({
    what: `${of} latency, distance from ${nearest ? `${nearest.name}'s since ${nearest.since}` : "a peer's"}`,
    ...{ value: nearest ? distance(mine, nearest, of) : null, unit: "" },
    ...{ limit: SHARE, bound: "at most" as const },
    note: `${peers.length === 0 ? skipped() : sayAll(mine, peers, of)} ${at}`,
  }));
}

/** What of our latencies is because requests were sent late; medians of all rounds. */
export function latenessOf(mine: readonly OurLatencies[], note: string): Figure[] {
  const bound = "at most";
  const added = PERCENTILES.map((of) => {
    const value = middle(since("due", mine), of) / middle(since("sent", mine), of);
    return {
      what: `${of} latency since due, over since sent`,
      value,
      unit: "×",
      limit: 1 + SHARE,
      bound,
      note,
    } as const;
  });
  const late = 1000 * median(mine.map((one) => one.late));
  const what = "99th percentile of how late requests are sent";
  return [...added, { what, value: late, unit: "ms", limit: MOST_LATE_MILLISECONDS, bound, note }];
}

function distance(mine: readonly OurLatencies[], peer: PeerLatencies, of: Percentile): number {
  return Math.abs(middle(since(peer.since, mine), of) / middle(peer.rounds, of) - 1);
}

function since(moment: Since, mine: readonly OurLatencies[]): Latencies[] {
  return mine.map((one) => one[moment]);
}

function middle(rounds: readonly Latencies[], of: keyof Latencies): number {
  return median(rounds.map((one) => one[of]));
}

function skipped(): string {
  return [...new Set(LATENCY_PEERS.map(({ peer }) => skippedWithout(peer)))].join("; ");
}

/** Such as `since sent: ours 5.2 ms, vegeta 5.3 ms (1.02 ×); since due: ours 5.3 ms, oha 6.0 ms (1.13 ×)`. */
function sayAll(mine: readonly OurLatencies[], peers: readonly PeerLatencies[], of: Percentile): string {
  const groups = (["sent", "due"] as const).map((moment) => {
    const own = since(moment, mine);
    const others = peers.filter((peer) => peer.since === moment);
    const told = others.map(({ name, rounds }) => {
      const times = middle(rounds, of) / middle(own, of);
      return `${say(name, rounds, of)}${times > 0 ? ` (${times.toFixed(3)} ×)` : ""}`;
    });
    return `since ${moment}: ${[say("ours", own, of), ...told].join(", ")}`;
  });
  return groups.join("; ");
}

function say(name: string, rounds: readonly Latencies[], of: Percentile): string {
  const [seconds, sent] = [middle(rounds, of), middle(rounds, "sentShare")];
  const isBounded = Number.isFinite(seconds);
  const share = sent < SENT_SHARE || !isBounded ? ` with ${(100 * sent).toFixed(1)}% of it sent` : "";
  return `${name} ${isBounded ? `${(1000 * seconds).toFixed(3)} ms` : "unbounded"}${share}`;
}
