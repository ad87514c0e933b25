import type { Abstract } from "../record.ts";
import type { ClaimId } from "./claims.ts";

const findings = [
  "blocking-is-serial",
  "flask-s-computes-faster",
  "hiding-gains-nothing",
  "processes-beat-threads",
  "awaited-waits-all-at-once",
  "awaiting-beats-flask-l",
] satisfies ClaimId[];

/** The article for whoever reads no further. */
export const abstract: Abstract = {
  findings,
  numbers: [
    [
      "Over all bursts of more than one request, FastAPI takes ",
      { of: "ratio.sync-cpubound.flask1xanalytics.sync-cpubound.fastapianalytics" },
      " as long as Flask S where requests compute, and ",
      { of: "ratio.sync-cpubound.fastapianalytics.badasync-cpubound.fastapianalytics" },
      " as long if the blocking call is hidden in a coroutine.",
    ],
    [
      "With plain Python, threads take ",
      {
        of: "ratio.processpool-cpubound?work=python.fastapianalytics.threadpool-cpubound?work=python.fastapianalytics",
      },
      " as long as processes.",
    ],
    [
      "With ",
      { of: "most.async-iobound" },
      " waits at once, FastAPI takes ",
      { of: "total.async-iobound.fastapianalytics.most" },
      " and Flask L ",
      { of: "total.sync-iobound.flask2xanalytics.most" },
      ".",
    ],
  ],
};
