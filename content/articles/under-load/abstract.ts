import type { Abstract } from "../record.ts";
import type { ClaimId } from "./claims.ts";
import type { ValueId } from "./values.ts";

const value = (of: ValueId) => ({ of });

const findings = [
  "blocked-loop-delays-everybody",
  "waits-on-threads-keep-the-bound",
  "blocked-worker-delays-less",
  "equal-workers-take-more",
  "keeping-helps-fastapi",
  "edge-is-slow-on-uvicorn",
  "awaiting-queries-takes-more",
] satisfies ClaimId[];

/** The article for whoever reads no further. */
export const abstract: Abstract = {
  subjects: [
    "FastAPI under Uvicorn, Gunicorn and Granian and Flask under Gunicorn are sent requests at steady rates. Where a server has several workers, it has one for each core and one more (",
    value("workers"),
    " here). Latency counts from the moment when a request was due; the tail latency is the time within which all but the slowest request in a hundred are answered.",
  ],
  findings,
  numbers: [
    [
      "With all but the slowest light request in a hundred answered within ",
      value("light-bound"),
      ", FastAPI with one worker takes ",
      value("fastapi-capacity"),
      ", with several ",
      value("uvicorn-capacity"),
      ", and Flask under sync workers ",
      value("sync-capacity"),
      ".",
    ],
    [
      "One wait a second that blocks the event loop takes the tail latency of light requests on FastAPI with one worker from ",
      value("light-alone"),
      " to ",
      value("light-beside-blocked-loop"),
      ".",
    ],
    [
      "On kept connections FastAPI with one worker answers ",
      value("fastapi-kept-to-fresh"),
      " as many light requests a second as on fresh ones.",
    ],
  ],
};
