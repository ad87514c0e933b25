import type { Claims } from "../../findings/claims/claim.ts";
import { fasterThan } from "../../findings/claims/kinds/faster-than.ts";
import { noDifference } from "../../findings/claims/kinds/no-difference.ts";
import { TENTH } from "./margins.ts";
import {
  AWAITED_WAIT,
  DIRECT,
  FASTAPI,
  FASTAPI_PLAIN,
  FASTAPI_WORKERS,
  FLASK_ONE,
  FLASK_S,
  UPSTREAM,
  UPSTREAM_WAIT,
  WORKER_WAIT,
} from "./names.ts";

/** What is claimed of the controls: servers that differ from the targets in one thing, and the slow service alone. */
export const controlClaims = {
  "one-worker-each-is-alike": {
    statement: "With one worker each, Flask and FastAPI take equally long to compute a burst, give or take a tenth.",
    test: noDifference(DIRECT(FASTAPI), DIRECT(FLASK_ONE), TENTH),
    fails: "With one worker each, Flask and FastAPI do not take equally long to compute a burst.",
    undecided:
      "whether Flask and FastAPI with one worker each take equally long to compute a burst, give or take a tenth",
  },
  "workers-speed-up-flask": {
    statement: "Flask S finishes bursts that compute sooner than Flask with one worker.",
    test: fasterThan(DIRECT(FLASK_S), DIRECT(FLASK_ONE)),
    fails: "Flask S does not finish bursts that compute sooner than Flask with one worker.",
    undecided: "whether Flask S finishes bursts that compute sooner than Flask with one worker",
  },
  "workers-speed-up-fastapi": {
    statement: "FastAPI with as many workers as Flask S finishes bursts that compute sooner than FastAPI with one.",
    test: fasterThan(DIRECT(FASTAPI_WORKERS), DIRECT(FASTAPI)),
    fails: "FastAPI with as many workers as Flask S does not finish bursts that compute sooner than FastAPI with one.",
    undecided: "whether FastAPI with as many workers as Flask S finishes bursts that compute sooner than with one",
  },
  "equal-workers-compute-alike": {
    statement: "With equal workers, FastAPI and Flask S take equally long to compute a burst, give or take a tenth.",
    test: noDifference(DIRECT(FASTAPI_WORKERS), DIRECT(FLASK_S), TENTH),
    fails: "With equal workers, FastAPI and Flask S do not take equally long to compute a burst.",
    undecided:
      "whether FastAPI and Flask S with equal workers take equally long to compute a burst, give or take a tenth",
  },
  "awaiting-beats-equal-workers": {
    statement: "With equal workers, FastAPI that awaits finishes bursts of waits sooner than Flask S.",
    test: fasterThan(AWAITED_WAIT(FASTAPI_WORKERS), WORKER_WAIT(FLASK_S)),
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
