import type { Claims } from "../../findings/claims/claim.ts";
import { slowedBy } from "../../findings/claims/kinds/steady/slowed-by.ts";
import { unaffectedBy } from "../../findings/claims/kinds/steady/unaffected-by.ts";
import {
  BESIDE_BLOCKED_LOOP,
  BESIDE_COMPUTATION,
  BESIDE_THREAD,
  BESIDE_WORKER,
  FASTAPI,
  SYNC,
  UVICORN,
} from "./names.ts";

const TEN = 10;
/** Windows of some seconds have few requests beyond their 99th percentile: a factor of two is what can be told. */
const DOUBLE = 1;

/** What is claimed of light requests beside others that keep their server busy. */
export const mixedClaims = {
  "blocked-loop-delays-everybody": {
    statement:
      "One wait a second that blocks the event loop makes the slowest light request in a hundred take more than ten times as long on FastAPI with one worker.",
    test: slowedBy(BESIDE_BLOCKED_LOOP(FASTAPI), TEN),
    fails:
      "One wait a second that blocks the event loop makes the slowest light request in a hundred take at most ten times as long on FastAPI with one worker.",
    undecided:
      "whether one wait a second that blocks the event loop makes the slowest light request in a hundred take more than ten times as long on FastAPI with one worker",
  },
  "waits-on-threads-delay-nobody": {
    statement:
      "One wait a second on a thread changes how long the slowest light request in a hundred takes on FastAPI with one worker by less than a factor of two.",
    test: unaffectedBy(BESIDE_THREAD(FASTAPI), DOUBLE),
    fails:
      "One wait a second on a thread changes how long the slowest light request in a hundred takes on FastAPI with one worker by more than a factor of two.",
    undecided:
      "whether one wait a second on a thread changes how long the slowest light request in a hundred takes on FastAPI with one worker by less than a factor of two",
  },
  "blocked-worker-delays-nobody": {
    statement:
      "One wait a second that blocks a worker changes how long the slowest light request in a hundred takes on Flask under sync workers by less than a factor of two.",
    test: unaffectedBy(BESIDE_WORKER(SYNC), DOUBLE),
    fails:
      "One wait a second that blocks a worker changes how long the slowest light request in a hundred takes on Flask under sync workers by more than a factor of two.",
    undecided:
      "whether one wait a second that blocks a worker changes how long the slowest light request in a hundred takes on Flask under sync workers by less than a factor of two",
  },
  "computation-delays-one-loop": {
    statement:
      "One computation a second on the event loop makes the slowest light request in a hundred take more than ten times as long on FastAPI with one worker.",
    test: slowedBy(BESIDE_COMPUTATION(FASTAPI), TEN),
    fails:
      "One computation a second on the event loop makes the slowest light request in a hundred take at most ten times as long on FastAPI with one worker.",
    undecided:
      "whether one computation a second on the event loop makes the slowest light request in a hundred take more than ten times as long on FastAPI with one worker",
  },
  "computation-delays-several-loops": {
    statement:
      "One computation a second makes the slowest light request in a hundred take more than ten times as long on FastAPI under Uvicorn with several workers too.",
    test: slowedBy(BESIDE_COMPUTATION(UVICORN), TEN),
    fails:
      "One computation a second makes the slowest light request in a hundred take at most ten times as long on FastAPI under Uvicorn with several workers.",
    undecided:
      "whether one computation a second makes the slowest light request in a hundred take more than ten times as long on FastAPI under Uvicorn with several workers too",
  },
} satisfies Claims;
