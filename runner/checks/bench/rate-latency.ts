import { z } from "zod";
import { median } from "../../../content/statistics/quantile.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { isThere, runPeer, skippedWithout, VEGETA } from "./peers.ts";
import { runOurs, SERVER } from "./request-rate.ts";

const SECONDS = 3;
const ROUNDS = 5;
/** By which share percentiles may differ from the peer's. */
const SHARE = 0.05;

/** What vegeta reports: latencies in nanoseconds. */
const report = z.object({
  latencies: z.object({ "50th": z.number(), "99th": z.number() }),
  success: z.literal(1),
});

/** Latencies at a rate, in seconds, and how late requests were sent. */
interface Latencies {
  median: number;
  p99: number;
}

/**
 * Latencies at half of the highest rate, beside vegeta's at the same rate on the same server, in turns; and how late our
 * requests were sent. Vegeta counts from when it sends, not from when a request is due.
 */
export async function latencyFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const { requestsPerSecond } = await runOurs({ port, seconds: SECONDS }, signal);
    const ratePerSecond = Math.round(requestsPerSecond / 2);
    const hasVegeta = await isThere(VEGETA);
    const [mine, theirs, lateness]: [Latencies[], Latencies[], number[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const { medianSeconds, p99Seconds, latenessP99Seconds } = await runOurs(
        { port, seconds: SECONDS, ratePerSecond },
        signal,
      );
      mine.push({ median: medianSeconds ?? Number.POSITIVE_INFINITY, p99: p99Seconds ?? Number.POSITIVE_INFINITY });
      lateness.push(latenessP99Seconds ?? Number.POSITIVE_INFINITY);
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
  });
}

/** How far a percentile is from the peer's, as a share of it. */
function beside(of: keyof Latencies, mine: Latencies[], theirs: Latencies[], at: string): Figure {
  const figure = { what: `${of} latency, distance from vegeta's`, unit: "", limit: SHARE, bound: "at most" as const };
  if (theirs.length === 0) return { ...figure, value: null, note: skippedWithout(VEGETA) };
  const [ours, other] = [mine, theirs].map((all) => median(all.map((one) => one[of]))) as [number, number];
  const milliseconds = (seconds: number) => `${(1000 * seconds).toFixed(3)} ms`;
  return {
    ...figure,
    value: Math.abs(ours / other - 1),
    note: `${milliseconds(ours)} against ${milliseconds(other)} ${at}`,
  };
}

async function vegeta(port: number, ratePerSecond: number, signal: AbortSignal): Promise<Latencies> {
  const attack = `vegeta attack -rate ${ratePerSecond} -duration ${SECONDS}s`;
  const asked = `echo "GET http://127.0.0.1:${port}/" | ${attack} | vegeta report -type=json`;
  const { stdout } = await runPeer("sh", ["-c", asked], signal);
  const { latencies } = report.parse(JSON.parse(String(stdout)));
  return { median: latencies["50th"] / 1e9, p99: latencies["99th"] / 1e9 };
}
