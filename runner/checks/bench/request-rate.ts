import path from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { median } from "../../../content/statistics/quantile.ts";
import { authority, LOOPBACK } from "../../load/address.ts";
import type { Figure } from "./bench-figure.ts";
import { withServer } from "./with-server.ts";

const SERVER = path.join(import.meta.dirname, "trivial-server.ts");
const OURS = path.join(import.meta.dirname, "steady-client.ts");
const CONNECTIONS = 50;
const THREADS = 2;
const SECONDS = 2;
const ROUNDS = 5;

const ours = z.object({ requestsPerSecond: z.number(), errors: z.literal(0) });
const theirs = z.object({ requests: z.object({ average: z.number() }), errors: z.literal(0) });

/**
 * The highest rate at which the client gets answers, beside autocannon's on the same server: in turns, because the
 * machine changes, each client in a process of its own and with as many threads, so that both have the same to work with.
 */
export async function rateFigures(signal: AbortSignal): Promise<Figure[]> {
  return withServer(SERVER, signal, async (port) => {
    const rates = { ours: [] as number[], theirs: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      rates.ours.push(
        ours.parse(await run([OURS, ...[port, CONNECTIONS, THREADS, SECONDS].map(String)], signal)).requestsPerSecond,
      );
      const address = `http://${authority({ host: LOOPBACK, port })}/`;
      const sizes = ["-w", THREADS, "-c", CONNECTIONS, "-d", SECONDS].map(String);
      const flags = ["--json", "--no-progress", ...sizes, address];
      rates.theirs.push(theirs.parse(await run([autocannon(), ...flags], signal)).requests.average);
    }
    const [mine, other] = [median(rates.ours), median(rates.theirs)];
    const note = `${mine.toFixed(0)} against ${other.toFixed(0)} requests/s with ${CONNECTIONS} connections and ${THREADS} threads each`;
    const what = "highest request rate, over autocannon's";
    return [{ what, value: mine / other, unit: "×", limit: 0.8, bound: "at least", note }];
  });
}

function autocannon(): string {
  return path.resolve(import.meta.dirname, "../../../node_modules/autocannon/autocannon.js");
}

async function run(argv: string[], signal: AbortSignal): Promise<unknown> {
  const { stdout } = await execa(process.execPath, argv, { cancelSignal: signal, stderr: "ignore" });
  return JSON.parse(stdout);
}
