import { latencyAt, type TimedWindow } from "../../../../content/findings/steady/latency-at.ts";
import { type Endpoint, endpointSchema } from "../../../../content/run/parts/endpoint.ts";
import type { Loop } from "../../../../content/run/parts/load-window.ts";
import { decodeHistogram, secondsAt } from "../../../../content/statistics/histogram.ts";
import { LOOPBACK } from "../../../load/address.ts";
import { loadWindow } from "../../../load/steady/load-window.ts";

// Loads a port and prints the result: port, connections, threads and seconds are its arguments, then a rate where the loop
// is open, and how requests arrive.
const [port = 0, connections = 1, threads = 1, seconds = 1, ratePerSecond] = process.argv.slice(2, 7).map(Number);
const arrivals = process.argv[7] === "poisson" ? "poisson" : "even";
const endpoint: Endpoint = endpointSchema.parse({
  ...{ name: "trivial", label: "Trivial", path: "/", work: "fixed", executor: "event-loop" },
});
const WARM_UP_SECONDS = 0.5;
const loop: Loop =
  ratePerSecond === undefined
    ? { kind: "closed", connections }
    : { kind: "open", ratePerSecond, arrivals, seed: 1, mostConnections: connections };
const window = await loadWindow({
  request: { host: LOOPBACK, port, path: "/", timeoutSeconds: 10, use: "kept", wanted: { endpoint, amount: null } },
  loop,
  // The others have none where the highest rate is looked for; at a rate they are compiled before they begin.
  warmUpSeconds: loop.kind === "open" ? WARM_UP_SECONDS : 0,
  ...{ seconds, threads, signal: new AbortController().signal },
});
console.log(
  JSON.stringify({
    requestsPerSecond: window.answered / seconds,
    errors: window.offered - window.answered,
    sinceDue: percentilesOf(window),
    sinceSent: percentilesOf({ ...window, latency: window.sinceSent }),
    lateness: window.lateness && {
      median: latenessAt(window.lateness, 0.5),
      p99: latenessAt(window.lateness, 0.99),
    },
    cpuShare: Math.max(...window.cpuShares),
    sentShare: window.offered > 0 ? window.sent / window.offered : 0,
  }),
);

/** In seconds; null where there are none. */
function percentilesOf(timed: TimedWindow) {
  return { median: latencyAt(timed, 0.5), p99: latencyAt(timed, 0.99) };
}

/** In seconds. */
function latenessAt(encoded: string, share: number): number | null {
  return secondsAt(decodeHistogram(encoded), share);
}
