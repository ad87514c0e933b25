import { homedir } from "node:os";
import path from "node:path";
import { execa, type Result } from "execa";
import { z } from "zod";
import { authority, LOOPBACK } from "../../../load/address.ts";

/** Another load generator, and how it is had. */
export interface Peer {
  program: string;
  /** What installs it. */
  remedy: string;
}

export const WRK: Peer = { program: "wrk", remedy: "apt-get install wrk" };
const VEGETA: Peer = { program: "vegeta", remedy: "go install github.com/tsenart/vegeta/v12@latest" };
const OHA: Peer = { program: "oha", remedy: "cargo install oha" };

/** Where Go and Cargo put what they install, beside what is on the path. */
const PATH = [process.env.PATH, ...["go/bin", ".cargo/bin"].map((one) => path.join(homedir(), one))].join(
  path.delimiter,
);

/** Whether a peer is there. */
export async function isThere({ program }: Peer): Promise<boolean> {
  const { code } = await execa(program, ["-v"], { reject: false, env: { PATH }, stdin: "ignore" });
  return code !== "ENOENT";
}

/** Why what is measured beside a peer is not. */
export function skippedWithout({ program, remedy }: Peer): string {
  return `skipped: expected ${program} on the path, got none; ${remedy}`;
}

/** Runs a peer, or a shell that runs it, to its end. */
export function runPeer(program: string, flags: (string | number)[], signal: AbortSignal): Promise<Result> {
  return execa(program, flags.map(String), { cancelSignal: signal, env: { PATH }, stdin: "ignore", stderr: "ignore" });
}

/** Latencies at a rate, in seconds, and the share of the rate that was sent and answered. */
export interface Latencies {
  median: number;
  p99: number;
  sentShare: number;
}

/** A rate to send at, on so many kept connections. */
export interface AtRate {
  port: number;
  ratePerSecond: number;
  seconds: number;
  connections: number;
}

/** From when a client counts: from when it sends, or from when that was due. */
export type Since = "sent" | "due";

/** A peer that tells latencies at a rate, and from when it counts them. */
export interface LatencyPeer {
  peer: Peer;
  since: Since;
  measure: (at: AtRate, signal: AbortSignal) => Promise<Latencies>;
}

/** What vegeta reports: latencies in nanoseconds. */
const vegetaReport = z.object({
  latencies: z.object({ "50th": z.number(), "99th": z.number() }),
  rate: z.number(),
  success: z.number(),
});

/** What oha reports: latencies in seconds. */
const ohaReport = z.object({
  summary: z.object({ requestsPerSec: z.number(), successRate: z.number() }),
  latencyPercentiles: z.object({ p50: z.number(), p99: z.number() }),
});

const vegeta: LatencyPeer = {
  peer: VEGETA,
  since: "sent",
  measure: async ({ port, ratePerSecond, seconds, connections }, signal) => {
    // Without a limit it opens thousands when it falls behind, and measures those.
    const most = `-connections ${connections} -max-connections ${connections}`;
    const attack = `vegeta attack -rate ${ratePerSecond} -duration ${seconds}s ${most}`;
    const asked = `echo "GET ${urlOf(port)}" | ${attack} | vegeta report -type=json`;
    const { stdout } = await runPeer("sh", ["-c", asked], signal);
    const { latencies, rate, success } = vegetaReport.parse(JSON.parse(String(stdout)));
    return {
      median: latencies["50th"] / 1e9,
      p99: latencies["99th"] / 1e9,
      sentShare: (rate * success) / ratePerSecond,
    };
  },
};

function oha(since: Since): LatencyPeer {
  return {
    peer: OHA,
    since,
    measure: async ({ port, ratePerSecond, seconds, connections }, signal) => {
      const sizes = ["-q", ratePerSecond, "-z", `${seconds}s`, "-c", connections];
      const corrected = since === "due" ? ["--latency-correction"] : [];
      const flags = [...sizes, ...corrected, "--no-tui", "--output-format", "json", urlOf(port)];
      const { stdout } = await runPeer(OHA.program, flags, signal);
      const { summary, latencyPercentiles } = ohaReport.parse(JSON.parse(String(stdout)));
      const { requestsPerSec, successRate } = summary;
      const sentShare = (requestsPerSec * successRate) / ratePerSecond;
      return { median: latencyPercentiles.p50, p99: latencyPercentiles.p99, sentShare };
    },
  };
}

/** The peers that latencies are set beside. */
export const LATENCY_PEERS: readonly LatencyPeer[] = [vegeta, oha("sent"), oha("due")];

function urlOf(port: number): string {
  return `http://${authority({ host: LOOPBACK, port })}/`;
}
