import type { Abstract } from "../record.ts";
import type { ClaimId } from "./claims.ts";
import type { ValueId } from "./values.ts";

const value = (of: ValueId) => ({ of });

const findings = [
  "gunicorn-computes-no-faster",
  "gunicorn-waits-faster",
  "threads-wait-faster",
  "uvicorn-shares-unevenly",
  "gunicorn-uvicorn-shares-unevenly",
  "preloading-saves-memory",
  "uvicorn-keeps-busy-workers",
  "gunicorn-kills-busy-workers",
] satisfies ClaimId[];

/** The article for whoever reads no further. */
export const abstract: Abstract = {
  subjects: [
    "The same FastAPI and the same Flask application run under Uvicorn, Gunicorn, Granian and Hypercorn, with one worker for each core and one more (",
    value("few-workers"),
    " here), and under some with two for each core and one more (",
    value("many-workers"),
    " here).",
  ],
  findings,
  numbers: [
    [
      "Of the largest bursts of waits, the busiest worker serves ",
      value("uvicorn-busiest"),
      " under Uvicorn, ",
      value("granian-busiest"),
      " under Granian and ",
      value("threads-busiest"),
      " under Gunicorn with threads.",
    ],
    [
      "Flask under Gunicorn needs ",
      value("sync-memory"),
      " of memory for each worker, and ",
      value("preload-memory"),
      " with --preload.",
    ],
  ],
};
