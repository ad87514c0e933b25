import type { Claims } from "../../findings/claims/claim.ts";
import { fasterBeyondWorkers, fasterThan } from "../../findings/claims/kinds/faster-than.ts";
import { withAsManyWorkers, withMoreWorkers, withOneWorker } from "../../findings/claims/kinds/given-workers.ts";
import { growsWithRequests } from "../../findings/claims/kinds/grows-with.ts";
import { lawIs } from "../../findings/claims/kinds/laws/law-is.ts";
import { noDifference } from "../../findings/claims/kinds/no-difference.ts";
import { noFasterThan } from "../../findings/claims/kinds/no-faster-than.ts";
import { severalTasksAtOnce } from "../../findings/claims/kinds/several-tasks-at-once.ts";
import { workersShareEvenly, workersShareUnevenly } from "../../findings/claims/kinds/workers-share.ts";
import { FIFTH, TENTH, TENTH_MORE } from "./margins.ts";
import { DIRECT, FASTAPI, FASTAPI_WORKERS, FLASK_L, FLASK_ONE, FLASK_S, HIDDEN, HIDDEN_PYTHON } from "./names.ts";

/** What is claimed of requests that compute where they are handled. */
export const blockingClaims = {
  "blocking-takes-n-times": {
    statement: "On FastAPI, n blocking calls that multiply matrices take n times as long as one, give or take a tenth.",
    test: growsWithRequests(DIRECT(FASTAPI), TENTH),
    fails: "On FastAPI, n blocking calls that multiply matrices do not take n times as long as one.",
    undecided:
      "whether n blocking calls that multiply matrices take n times as long as one on FastAPI, give or take a tenth",
  },
  "blocking-is-serial": {
    statement: "FastAPI serves blocking calls that multiply matrices one after the other.",
    test: lawIs(DIRECT(FASTAPI), "serial"),
    fails: "FastAPI does not serve blocking calls that multiply matrices one after the other.",
    undecided: "whether FastAPI serves blocking calls that multiply matrices one after the other",
  },
  "flask-s-computes-faster": {
    statement: "On bursts that multiply matrices, Flask S is more than a tenth faster than FastAPI with one worker.",
    test: withOneWorker([FASTAPI], fasterThan(DIRECT(FLASK_S), DIRECT(FASTAPI), TENTH_MORE)),
    fails: "On bursts that multiply matrices, Flask S is at most a tenth faster than FastAPI with one worker.",
    undecided:
      "whether Flask S is more than a tenth faster than FastAPI with one worker on bursts that multiply matrices",
  },
  "flask-l-computes-faster": {
    statement: "On bursts that multiply matrices, Flask L is more than a tenth faster than FastAPI with one worker.",
    test: withOneWorker([FASTAPI], fasterThan(DIRECT(FLASK_L), DIRECT(FASTAPI), TENTH_MORE)),
    fails: "On bursts that multiply matrices, Flask L is at most a tenth faster than FastAPI with one worker.",
    undecided:
      "whether Flask L is more than a tenth faster than FastAPI with one worker on bursts that multiply matrices",
  },
  "flask-s-stays-faster": {
    statement:
      "Flask S is still more than a tenth faster than FastAPI where more requests multiply matrices than Flask S has workers.",
    test: fasterBeyondWorkers(DIRECT(FLASK_S), DIRECT(FASTAPI), TENTH_MORE),
    fails:
      "Flask S is no longer more than a tenth faster than FastAPI where more requests multiply matrices than Flask S has workers.",
    undecided:
      "whether Flask S is still more than a tenth faster than FastAPI where more requests multiply matrices than Flask S has workers",
  },
  "flask-l-stays-faster": {
    statement:
      "Flask L is still more than a tenth faster than FastAPI where more requests multiply matrices than Flask L has workers.",
    test: fasterBeyondWorkers(DIRECT(FLASK_L), DIRECT(FASTAPI), TENTH_MORE),
    fails:
      "Flask L is no longer more than a tenth faster than FastAPI where more requests multiply matrices than Flask L has workers.",
    undecided:
      "whether Flask L is still more than a tenth faster than FastAPI where more requests multiply matrices than Flask L has workers",
  },
  "one-worker-each-is-alike": {
    statement:
      "With one worker each, Flask and FastAPI take equally long for a burst that multiplies matrices, give or take a fifth.",
    test: withOneWorker([FASTAPI, FLASK_ONE], noDifference(DIRECT(FASTAPI), DIRECT(FLASK_ONE), FIFTH)),
    fails: "With one worker each, Flask and FastAPI do not take equally long for a burst that multiplies matrices.",
    undecided:
      "whether Flask and FastAPI with one worker each take equally long for a burst that multiplies matrices, give or take a fifth",
  },
  "workers-speed-up-flask": {
    statement: "On bursts that multiply matrices, Flask S is more than a tenth faster than Flask with one worker.",
    test: withOneWorker(
      [FLASK_ONE],
      withMoreWorkers([FLASK_S, FLASK_ONE], fasterThan(DIRECT(FLASK_S), DIRECT(FLASK_ONE), TENTH_MORE)),
    ),
    fails: "On bursts that multiply matrices, Flask S is at most a tenth faster than Flask with one worker.",
    undecided:
      "whether Flask S is more than a tenth faster than Flask with one worker on bursts that multiply matrices",
  },
  "workers-speed-up-fastapi": {
    statement:
      "On bursts that multiply matrices, FastAPI with as many workers as Flask S is more than a tenth faster than with one.",
    test: withOneWorker(
      [FASTAPI],
      withAsManyWorkers([FASTAPI_WORKERS, FLASK_S], fasterThan(DIRECT(FASTAPI_WORKERS), DIRECT(FASTAPI), TENTH_MORE)),
    ),
    fails:
      "On bursts that multiply matrices, FastAPI with as many workers as Flask S is at most a tenth faster than with one.",
    undecided:
      "whether FastAPI with as many workers as Flask S is more than a tenth faster than with one on bursts that multiply matrices",
  },
  "equal-workers-are-no-faster": {
    statement:
      "With equal workers, FastAPI finishes bursts that multiply matrices no sooner than Flask S, give or take a fifth.",
    test: withAsManyWorkers([FASTAPI_WORKERS, FLASK_S], noFasterThan(DIRECT(FASTAPI_WORKERS), DIRECT(FLASK_S), FIFTH)),
    fails:
      "With equal workers, FastAPI finishes bursts that multiply matrices sooner than Flask S, by more than a fifth.",
    undecided:
      "whether FastAPI with as many workers finishes bursts that multiply matrices sooner than Flask S, by more than a fifth",
  },
  "flask-s-shares-evenly": {
    statement:
      "The workers of Flask S share evenly every burst that multiplies matrices: none serves more than its part.",
    test: workersShareEvenly(DIRECT(FLASK_S)),
    fails:
      "The workers of Flask S do not share evenly the bursts that multiply matrices: often one serves more than its part.",
    undecided: "whether the workers of Flask S share evenly every burst that multiplies matrices",
  },
  "fastapi-workers-share-unevenly": {
    statement:
      "Where FastAPI has as many workers as Flask S, one of them serves more than its part in more than one of ten bursts that multiply matrices.",
    test: workersShareUnevenly(DIRECT(FASTAPI_WORKERS)),
    fails:
      "Where FastAPI has as many workers as Flask S, none of them serves more than its part in nine of ten bursts that multiply matrices.",
    undecided:
      "whether one of as many workers of FastAPI as Flask S has serves more than its part in more than one of ten bursts that multiply matrices",
  },
  "hidden-calls-are-tasks": {
    statement:
      "In more than one of ten bursts of three or more hidden calls, several are tasks on the event loop at once.",
    test: severalTasksAtOnce(HIDDEN(FASTAPI), HIDDEN_PYTHON(FASTAPI)),
    fails: "In nine of ten bursts of three or more hidden calls, only one is a task on the event loop at a time.",
    undecided: "whether several hidden calls of a burst are often tasks on the event loop at once",
  },
  "hiding-gains-nothing": {
    statement:
      "Whether blocking calls that multiply matrices are direct or hidden in a coroutine changes the time of a burst by less than a tenth.",
    test: noDifference(DIRECT(FASTAPI), HIDDEN(FASTAPI), TENTH),
    fails:
      "Whether blocking calls that multiply matrices are direct or hidden in a coroutine changes the time of a burst by more than a tenth.",
    undecided:
      "whether the time of a burst changes by less than a tenth where blocking calls that multiply matrices are hidden in a coroutine",
  },
  "hidden-takes-n-times": {
    statement: "On FastAPI, n hidden calls that multiply matrices take n times as long as one, give or take a tenth.",
    test: growsWithRequests(HIDDEN(FASTAPI), TENTH),
    fails: "On FastAPI, n hidden calls that multiply matrices do not take n times as long as one.",
    undecided:
      "whether n hidden calls that multiply matrices take n times as long as one on FastAPI, give or take a tenth",
  },
} satisfies Claims;
