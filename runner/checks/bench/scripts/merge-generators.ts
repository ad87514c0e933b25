import type { LoadWindow } from "../../../../content/run/parts/load-window.ts";
import { decodeHistogram, emptyHistogram, encodeHistogram } from "../../../../content/statistics/histogram.ts";
import { mergeWindows } from "../../../load/spread/merge-windows.ts";
import type { LoadRequest } from "../../../load/steady/connection/load-request.ts";

// Makes one window of what so many load generators have counted, of so many requests each, and prints what that takes.
const [generators = 1, requests = 1] = process.argv.slice(2).map(Number);
const VALUES = 20_000;

/** Latencies from a tenth of a millisecond to ten seconds, each about as often, other ones of each generator. */
function latencies(generator: number): string {
  const histogram = emptyHistogram();
  for (let index = 0; index < VALUES; index++) {
    const microseconds = 10 ** (2 + 5 * (((index + generator / generators) * 0.618_033_988_75) % 1));
    histogram.recordValueWithCount(Math.round(microseconds), requests / VALUES);
  }
  return encodeHistogram(histogram);
}

const loop = { kind: "open", ratePerSecond: requests, arrivals: "poisson", seed: 1, mostConnections: 1000 } as const;
const windows = Array.from({ length: generators }, (_, generator): LoadWindow => {
  const times = latencies(generator);
  return {
    ...{ loop, use: "kept", warmUpSeconds: 1, seconds: 1, offered: requests, sent: requests, answered: requests },
    ...{
      missed: { late: 0, full: 0 },
      errors: {},
      firstError: null,
      latency: times,
      sinceSent: times,
      lateness: times,
    },
    ...{ inFlight: 1, cpuShares: [0.1] },
  };
});
const before = process.resourceUsage().maxRSS;
const began = performance.now();
const merged = mergeWindows(
  { request: { use: "kept" } as LoadRequest, loop, warmUpSeconds: 1, seconds: 1 },
  windows.map((window) => ({ window, startErrorSeconds: 0 })),
);
const seconds = (performance.now() - began) / 1000;
const { maxRSS } = process.resourceUsage();
const counted = decodeHistogram(merged.latency ?? "").totalCount;
console.log(JSON.stringify({ counted, seconds, mostBytes: 1024 * maxRSS, moreBytes: 1024 * (maxRSS - before) }));
