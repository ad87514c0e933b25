import { z } from "zod";
import { median } from "../../../content/statistics/quantile.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { isThere, runPeer, skippedWithout, VEGETA } from "./peers.ts";
import { CONNECTIONS, runOurs, SERVER } from "./request-rate.ts";

const SECONDS = 3;
const ROUNDS = 5;
/** By which share percentiles may differ from the peer's. */
const SHARE = 0.05;
/** The shares of the highest rate at which latencies are set beside the peer's; the limits hold at the first. */
const RATE_SHARES = [0.5, 0.1];
/** A peer that sends less than this share of the rate has been asked for more than it can send. */
const SENT_SHARE = 0.98;

/** What vegeta reports: latencies in nanoseconds. */
const report = z.object({
  latencies: z.object({ "50th": z.number(), "99th": z.number() }),
  rate: z.number(),
  success: z.number(),
});

/** Latencies at a rate, in seconds, and the share of the rate that was sent; of a peer, and answered. */
interface Latencies {
  median: number;
  p99: number;
  sentShare: number;
}

/**
 * Latencies at shares of the highest rate, beside vegeta's at the same rate on the same server, in turns; and how late our
 * requests were sent. Vegeta counts from when it sends, not from when a request is due.
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
  const hasVegeta = await isThere(VEGETA);
  const [mine, theirs, lateness]: [Latencies[], Latencies[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const { medianSeconds, p99Seconds, latenessP99Seconds, sentShare } = await runOurs(
      { port, seconds: SECONDS, ratePerSecond },
      signal,
    );
    const none = Number.POSITIVE_INFINITY;
    mine.push({ median: medianSeconds ?? none, p99: p99Seconds ?? none, sentShare });
    lateness.push(latenessP99Seconds ?? none);
    if (hasVegeta) theirs.push(await vegeta(port, ratePerSecond, signal));
  }
  const at = `at ${ratePerSecond} requests/s`;
  return [
    ...(["median", "p99"] as const).map((of) => beside(of, mine, theirs, at)),
    {
      ...{ what: "99th percentile of how late requests are sent", value: 1000 * median(lateness), unit: "ms" },
      ...{ limit: 1, bound: "at most" as const, note: at },
    },
  ];
}

/** How far a percentile is from the peer's, as a share of it. */
function beside(of: "median" | "p99", mine: Latencies[], theirs: Latencies[], at: string): Figure {
  const figure = { what: `${of} latency, distance from vegeta's`, unit: "", limit: SHARE, bound: "at most" as const };
  if (theirs.length === 0) return { ...figure, value: null, note: skippedWithout(VEGETA) };
  const middle = (all: Latencies[], key: keyof Latencies) => median(all.map((one) => one[key])) as number;
  const milliseconds = (seconds: number) => `${(1000 * seconds).toFixed(3)} ms`;
  const sent = `${percent(middle(mine, "sentShare"))} and ${percent(middle(theirs, "sentShare"))} of it sent`;
  const [ours, other] = [middle(mine, of), middle(theirs, of)];
  const note = `${milliseconds(ours)} against ${milliseconds(other)} ${at}, ${sent}`;
  // Latencies of another load are no standard for these.
  const isSame = middle(theirs, "sentShare") >= SENT_SHARE;
  return { ...figure, value: isSame ? Math.abs(ours / other - 1) : null, note };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

async function vegeta(port: number, ratePerSecond: number, signal: AbortSignal): Promise<Latencies> {
  // Without a limit it opens thousands when it falls behind, and measures those.
  const connections = `-connections ${CONNECTIONS} -max-connections ${CONNECTIONS}`;
  const attack = `vegeta attack -rate ${ratePerSecond} -duration ${SECONDS}s ${connections}`;
  const asked = `echo "GET http://127.0.0.1:${port}/" | ${attack} | vegeta report -type=json`;
  const { stdout } = await runPeer("sh", ["-c", asked], signal);
  const { latencies, rate, success } = report.parse(JSON.parse(String(stdout)));
  return { median: latencies["50th"] / 1e9, p99: latencies["99th"] / 1e9, sentShare: (rate * success) / ratePerSecond };
}
