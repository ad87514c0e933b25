import type { Abstract } from "../record.ts";
import type { ClaimId } from "./claims.ts";
import type { ValueId } from "./values.ts";

const value = (of: ValueId) => ({ of });

const findings = [
  "blocking-is-serial",
  "flask-s-computes-faster",
  "equal-workers-are-no-faster",
  "hiding-gains-nothing",
  "processes-beat-threads",
  "awaited-waits-all-at-once",
  "awaiting-beats-flask-l",
] satisfies ClaimId[];

/** The article for whoever reads no further. */
export const abstract: Abstract = {
  subjects: [
    "FastAPI runs under Uvicorn with one worker. Flask S is Flask under Gunicorn with one worker for each core and one more (",
    value("flask-s-workers"),
    " here), Flask L with two for each core and one more (",
    value("flask-l-workers"),
    " here).",
  ],
  findings,
  numbers: [
    [
      "Over all bursts of more than one request, FastAPI takes ",
      value("fastapi-to-flask-s"),
      " as long as Flask S where requests multiply matrices, and ",
      value("hidden-to-direct"),
      " as long with the blocking call hidden in a coroutine as with a direct call.",
    ],
    ["With plain Python, threads take ", value("threads-to-processes-python"), " as long as processes."],
    [
      "With ",
      value("largest-burst-awaited"),
      " waits at once, FastAPI takes ",
      value("awaited-total"),
      " and Flask L ",
      value("wait-flask-l-total"),
      ".",
    ],
  ],
};
