import type { Claims } from "../../findings/claims/claim.ts";
import { fasterThan } from "../../findings/claims/kinds/faster-than.ts";
import { withAsManyWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { takesAsLongAsOne } from "../../findings/claims/kinds/grows-with.ts";
import { allAtOnce } from "../../findings/claims/kinds/laws/all-at-once.ts";
import { lawIs, servesAtOnce } from "../../findings/claims/kinds/laws/law-is.ts";
import { POOL_THREADS, TENTH, THIRD } from "./margins.ts";
import {
  AWAITED_WAIT,
  BLOCKED_WAIT,
  FASTAPI,
  FASTAPI_PLAIN,
  FASTAPI_WORKERS,
  FLASK_L,
  FLASK_S,
  THREAD_WAIT,
  UPSTREAM,
  UPSTREAM_WAIT,
  WORKER_WAIT,
} from "./names.ts";

/** What is claimed of requests that wait for another service. */
export const waitingClaims = {
  "awaited-waits-all-at-once": {
    statement:
      "Awaited, all waits of a burst are under way at once on FastAPI, and their median takes at most a third longer than one alone.",
    test: allAtOnce(AWAITED_WAIT(FASTAPI), THIRD),
    fails:
      "Even awaited, the waits of a burst are not all under way at once on FastAPI, or their median takes more than a third longer than one alone.",
    undecided:
      "whether all awaited waits of a burst are under way at once on FastAPI, and their median takes at most a third longer than one alone",
  },
  "awaited-waits-as-long-as-one": {
    statement: "On FastAPI, the largest bursts of awaited waits take as long as one wait, give or take a tenth.",
    test: takesAsLongAsOne(AWAITED_WAIT(FASTAPI), TENTH),
    fails: "On FastAPI, some bursts of awaited waits take longer or shorter than one wait by more than a tenth.",
    undecided: "whether the largest bursts of awaited waits take as long as one wait on FastAPI, give or take a tenth",
  },
  "blocked-loop-queues-waits": {
    statement: "A wait that blocks FastAPI's event loop makes requests queue one by one.",
    test: lawIs(BLOCKED_WAIT(FASTAPI), "serial"),
    fails: "A wait that blocks FastAPI's event loop does not make requests queue one by one.",
    undecided: "whether a wait that blocks FastAPI's event loop makes requests queue one by one",
  },
  "flask-s-waits-at-once": {
    statement: "Flask S serves exactly as many waits at once as it has workers.",
    test: servesAtOnce(WORKER_WAIT(FLASK_S), "workers"),
    fails: "Flask S does not serve exactly as many waits at once as it has workers.",
    undecided: "whether Flask S serves exactly as many waits at once as it has workers",
  },
  "flask-l-waits-at-once": {
    statement: "Flask L serves exactly as many waits at once as it has workers.",
    test: servesAtOnce(WORKER_WAIT(FLASK_L), "workers"),
    fails: "Flask L does not serve exactly as many waits at once as it has workers.",
    undecided: "whether Flask L serves exactly as many waits at once as it has workers",
  },
  "awaiting-beats-flask-s": {
    statement: "Where requests wait, FastAPI finishes bursts sooner than Flask S if it awaits.",
    test: fasterThan(AWAITED_WAIT(FASTAPI), WORKER_WAIT(FLASK_S)),
    fails: "Where requests wait, FastAPI does not finish bursts sooner than Flask S even if it awaits.",
    undecided: "whether FastAPI, awaiting, finishes bursts of waits sooner than Flask S",
  },
  "awaiting-beats-flask-l": {
    statement: "Where requests wait, FastAPI finishes bursts sooner than Flask L if it awaits.",
    test: fasterThan(AWAITED_WAIT(FASTAPI), WORKER_WAIT(FLASK_L)),
    fails: "Where requests wait, FastAPI does not finish bursts sooner than Flask L even if it awaits.",
    undecided: "whether FastAPI, awaiting, finishes bursts of waits sooner than Flask L",
  },
  "thread-pool-has-its-default": {
    statement: "FastAPI's thread pool serves exactly as many waits at once as its library has threads by default.",
    test: servesAtOnce(THREAD_WAIT(FASTAPI), POOL_THREADS),
    fails: "FastAPI's thread pool does not serve exactly as many waits at once as its library has threads by default.",
    undecided:
      "whether FastAPI's thread pool serves exactly as many waits at once as its library has threads by default",
  },
  "awaiting-beats-equal-workers": {
    statement: "With equal workers, FastAPI that awaits finishes bursts of waits sooner than Flask S.",
    test: withAsManyWorkers(
      [FASTAPI_WORKERS, FLASK_S],
      fasterThan(AWAITED_WAIT(FASTAPI_WORKERS), WORKER_WAIT(FLASK_S)),
    ),
    fails: "With equal workers, FastAPI that awaits does not finish bursts of waits sooner than Flask S.",
    undecided: "whether FastAPI that awaits finishes bursts of waits sooner than Flask S with equal workers",
  },
  "fast-loop-waits-faster": {
    statement: "With uvloop and httptools, bursts of awaited waits end sooner on FastAPI than without.",
    test: fasterThan(AWAITED_WAIT(FASTAPI), AWAITED_WAIT(FASTAPI_PLAIN)),
    fails: "With uvloop and httptools, bursts of awaited waits do not end sooner on FastAPI than without.",
    undecided: "whether bursts of awaited waits end sooner on FastAPI with uvloop and httptools than without",
  },
  "waits-cost-fastapi-something": {
    statement: "A burst of waits takes longer through FastAPI, awaited, than it takes the slow service alone.",
    test: fasterThan(UPSTREAM_WAIT(UPSTREAM), AWAITED_WAIT(FASTAPI)),
    fails: "A burst of waits does not take longer through FastAPI, awaited, than it takes the slow service alone.",
    undecided: "whether a burst of waits takes longer through FastAPI, awaited, than it takes the slow service alone",
  },
} satisfies Claims;
