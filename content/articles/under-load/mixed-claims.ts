import type { Claims } from "../../findings/claims/claim.ts";
import { slowedAtMost } from "../../findings/claims/kinds/steady/slowed-at-most.ts";
import { slowedBy } from "../../findings/claims/kinds/steady/slowed-by.ts";
import { withinBoundBeside } from "../../findings/claims/kinds/steady/within-bound-beside.ts";
import { BESIDE_BLOCKED_LOOP, BESIDE_COMPUTATION, BESIDE_THREAD, BESIDE_WORKER, FASTAPI, SYNC } from "./names.ts";

const TEN = 10;

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
  "waits-on-threads-keep-the-bound": {
    statement:
      "While one request a second waits on a thread, FastAPI with one worker answers all but the slowest light request in a hundred within the declared bound.",
    test: withinBoundBeside(BESIDE_THREAD(FASTAPI)),
    fails:
      "While one request a second waits on a thread, FastAPI with one worker takes longer than the declared bound for more than one light request in a hundred.",
    undecided:
      "whether FastAPI with one worker answers all but the slowest light request in a hundred within the declared bound while one request a second waits on a thread",
  },
  "blocked-worker-delays-less": {
    statement:
      "One wait a second that blocks a worker makes the slowest light request in a hundred take at most ten times as long on Flask under sync workers.",
    test: slowedAtMost(BESIDE_WORKER(SYNC), TEN),
    fails:
      "One wait a second that blocks a worker makes the slowest light request in a hundred take more than ten times as long on Flask under sync workers.",
    undecided:
      "whether one wait a second that blocks a worker makes the slowest light request in a hundred take more than ten times as long on Flask under sync workers",
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
} satisfies Claims;
