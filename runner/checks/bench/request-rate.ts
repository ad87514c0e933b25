import path from "node:path";
import { execa } from "execa";
import { z } from "zod";
import type { OpenLoop } from "../../../content/run/parts/load-window.ts";
import { median } from "../../../content/statistics/quantile.ts";
import { authority, LOOPBACK } from "../../load/address.ts";
import { withServer } from "../servers/with-server.ts";
import type { Figure } from "./bench-figure.ts";
import { isThere, runPeer, skippedWithout, WRK } from "./clients/peers.ts";

/** A server that makes its answers, as real ones do. */
export const SERVER = path.join(import.meta.dirname, "scripts/trivial-server.ts");
/**
 * The servers that rates are compared on. The limits hold on the one that only writes its answers, for about 10 µs of a
 * processor each, where our client takes 12, autocannon 14 and wrk 8 in one run: a server that makes its answers is what
 * limits the rate of all clients, and they seem alike.
 */
const SERVERS = [
  { on: "a bare server", script: path.join(import.meta.dirname, "scripts/bare-server.ts"), isJudged: true },
  { on: "node:http", script: SERVER, isJudged: false },
];
const OURS = path.join(import.meta.dirname, "scripts/steady-client.ts");
const AUTOCANNON = path.resolve(import.meta.dirname, "../../../node_modules/autocannon/autocannon.js");
/** How many connections each client has. */
export const CONNECTIONS = 50;
const THREADS = 2;
const SECONDS = 2;
const ROUNDS = 5;

/** In seconds; null where more than that share was missed. */
const percentiles = z.object({ median: z.number().nullable(), p99: z.number().nullable() });
const ours = z.object({
  requestsPerSecond: z.number(),
  errors: z.int(),
  sinceDue: percentiles,
  sinceSent: percentiles,
  /** How late requests were sent; null in a closed loop. */
  lateness: percentiles.nullable(),
  /** The share of a core that the busiest of the threads that send used. */
  cpuShare: z.number(),
  /** The share of the requests that were due which were sent. */
  sentShare: z.number(),
});
const autocannons = z.object({ requests: z.object({ average: z.number() }), errors: z.literal(0) });

/** The highest rates that each client got, in requests a second, round by round. */
interface Rates {
  ours: number[];
  autocannon: number[];
  wrk: number[];
}

/**
 * The highest rate at which the client gets answers, beside autocannon's and wrk's on the same server: in turns, because
 * the machine changes, each client in a process of its own and with as many threads, so that all have the same to work with.
 */
export async function rateFigures(signal: AbortSignal): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { on, script, isJudged } of SERVERS)
    for (const figure of await figuresOn(script, signal))
      figures.push({ ...figure, what: `${figure.what}, ${on}`, ...(!isJudged && { limit: null }) });
  return figures;
}

function figuresOn(server: string, signal: AbortSignal): Promise<Figure[]> {
  return withServer(server, signal, async (port) => {
    const hasWrk = await isThere(WRK);
    const rates: Rates = { ours: [], autocannon: [], wrk: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const { requestsPerSecond, errors } = await runOurs({ port, seconds: SECONDS }, signal);
      if (errors > 0) throw new Error(`expected every request to be answered, got ${errors} that were not`);
      rates.ours.push(requestsPerSecond);
      rates.autocannon.push(await autocannon(port, signal));
      if (hasWrk) rates.wrk.push(await wrk(port, signal));
    }
    return [beside(rates, "autocannon", 1.2), hasWrk ? beside(rates, "wrk", 0.6) : withoutWrk()];
  });
}

function beside(rates: Rates, peer: "autocannon" | "wrk", limit: number): Figure {
  const [mine, other] = [median(rates.ours), median(rates[peer])];
  const note = `${mine.toFixed(0)} against ${other.toFixed(0)} requests/s with ${CONNECTIONS} connections and ${THREADS} threads each`;
  return {
    what: `highest request rate, over ${peer}'s`,
    value: mine / other,
    unit: "×",
    limit,
    bound: "at least",
    note,
  };
}

function withoutWrk(): Figure {
  const note = skippedWithout(WRK);
  return { what: "highest request rate, over wrk's", value: null, unit: "×", limit: 0.6, bound: "at least", note };
}

/** What our own client is asked for: as much as it gets answered, where no rate is said. */
interface Asked {
  port: number;
  seconds: number;
  ratePerSecond?: number;
  arrivals?: OpenLoop["arrivals"];
}

/** Our own client in a process of its own, as fast as it gets answers, or at a rate. */
export async function runOurs(
  { port, seconds, ratePerSecond, arrivals = "even" }: Asked,
  signal: AbortSignal,
): Promise<z.infer<typeof ours>> {
  const atRate = ratePerSecond === undefined ? [] : [ratePerSecond, arrivals];
  const sizes = [port, CONNECTIONS, THREADS, seconds, ...atRate];
  return ours.parse(await run([OURS, ...sizes.map(String)], signal));
}

async function autocannon(port: number, signal: AbortSignal): Promise<number> {
  const sizes = ["-w", THREADS, "-c", CONNECTIONS, "-d", SECONDS].map(String);
  const flags = ["--json", "--no-progress", ...sizes, `http://${authority({ host: LOOPBACK, port })}/`];
  return autocannons.parse(await run([AUTOCANNON, ...flags], signal)).requests.average;
}

async function wrk(port: number, signal: AbortSignal): Promise<number> {
  const sizes = [
    "-t",
    THREADS,
    "-c",
    CONNECTIONS,
    "-d",
    `${SECONDS}s`,
    `http://${authority({ host: LOOPBACK, port })}/`,
  ];
  const { stdout } = await runPeer(WRK.program, sizes, signal);
  const [, rate] = /^Requests\/sec:\s*([\d.]+)$/m.exec(String(stdout)) ?? [];
  if (rate === undefined || /Non-2xx|Socket errors/.test(String(stdout)))
    throw new Error(`expected wrk to have every request answered, got: ${stdout}`);
  return Number(rate);
}

async function run(argv: string[], signal: AbortSignal): Promise<unknown> {
  const { stdout } = await execa(process.execPath, argv, { cancelSignal: signal, stderr: "ignore" });
  return JSON.parse(stdout);
}
