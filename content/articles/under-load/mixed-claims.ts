import type { Claims } from "../../findings/claims/claim.ts";
import { ofFullRuns } from "../../findings/claims/kinds/of-full-runs.ts";
import { slowedAtMost } from "../../findings/claims/kinds/steady/slowed-at-most.ts";
import { slowedBy } from "../../findings/claims/kinds/steady/slowed-by.ts";
import { BESIDE_BLOCKED_LOOP, BESIDE_COMPUTATION, BESIDE_THREAD, BESIDE_WORKER, FASTAPI, SYNC } from "./names.ts";

const TEN = 10;
/** Windows of some seconds have few requests beyond their 99th percentile: a factor of two is what can be told. */
const TWICE = 2;

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
      "One wait a second on a thread makes the slowest light request in a hundred take at most twice as long on FastAPI with one worker.",
    test: ofFullRuns(11, slowedAtMost(BESIDE_THREAD(FASTAPI), TWICE)),
    fails:
      "One wait a second on a thread makes the slowest light request in a hundred take more than twice as long on FastAPI with one worker.",
    undecided:
      "whether one wait a second on a thread makes the slowest light request in a hundred take more than twice as long on FastAPI with one worker",
  },
  "blocked-worker-delays-nobody": {
    statement:
      "One wait a second that blocks a worker makes the slowest light request in a hundred take at most twice as long on Flask under sync workers.",
    test: ofFullRuns(32, slowedAtMost(BESIDE_WORKER(SYNC), TWICE)),
    fails:
      "One wait a second that blocks a worker makes the slowest light request in a hundred take more than twice as long on Flask under sync workers.",
    undecided:
      "whether one wait a second that blocks a worker makes the slowest light request in a hundred take more than twice as long on Flask under sync workers",
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
