import type { Claims } from "../../findings/claims/claim.ts";
import { withAsManyWorkers, withMoreWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { ofFullRuns } from "../../findings/claims/kinds/of-full-runs.ts";
import { answersMore } from "../../findings/claims/kinds/steady/answers-more.ts";
import { answersNoMore } from "../../findings/claims/kinds/steady/answers-no-more.ts";
import {
  FASTAPI,
  FASTAPI_PLAIN,
  GRANIAN,
  GTHREAD,
  GUNICORN_UVICORN,
  LIGHT,
  LIGHT_FRESH,
  SYNC,
  UVICORN,
} from "./names.ts";

const FIFTH = 0.2;
/** In full runs Gunicorn answers 1% to 12% more, and one tells 9% to 14%: seldom whether that is more than a fifth. */
const QUARTER = 0.25;
/** Sync workers scatter most, and few windows are on fresh connections; others answer twice as many on kept ones. */
const HALF = 0.5;

/** What is claimed of the highest rates, and of what kept connections are worth. */
export const rateClaims = {
  "workers-add-little": {
    statement:
      "With several workers, FastAPI under Uvicorn answers at most a fifth more light requests a second than with one.",
    test: ofFullRuns(54, withMoreWorkers([UVICORN, FASTAPI], answersNoMore(LIGHT(UVICORN), LIGHT(FASTAPI), FIFTH))),
    fails:
      "With several workers, FastAPI under Uvicorn answers more light requests a second than with one, by more than a fifth.",
    undecided:
      "whether FastAPI under Uvicorn answers more light requests a second with several workers than with one, by more than a fifth",
  },
  "fast-loop-answers-more": {
    statement: "With uvloop and httptools, FastAPI answers more light requests a second than without.",
    test: withAsManyWorkers([FASTAPI, FASTAPI_PLAIN], answersMore(LIGHT(FASTAPI), LIGHT(FASTAPI_PLAIN))),
    fails: "With uvloop and httptools, FastAPI answers no more light requests a second than without.",
    undecided: "whether FastAPI answers more light requests a second with uvloop and httptools than without",
  },
  "granian-answers-more": {
    statement: "Under Granian, FastAPI answers more light requests a second than under Uvicorn with as many workers.",
    test: ofFullRuns(12, withAsManyWorkers([GRANIAN, UVICORN], answersMore(LIGHT(GRANIAN), LIGHT(UVICORN)))),
    fails: "Under Granian, FastAPI answers no more light requests a second than under Uvicorn with as many workers.",
    undecided:
      "whether FastAPI answers more light requests a second under Granian than under Uvicorn with as many workers",
  },
  "gunicorn-adds-little": {
    statement:
      "Under Gunicorn with Uvicorn's workers, FastAPI answers at most a quarter more light requests a second than under Uvicorn with as many workers.",
    test: withAsManyWorkers(
      [GUNICORN_UVICORN, UVICORN],
      answersNoMore(LIGHT(GUNICORN_UVICORN), LIGHT(UVICORN), QUARTER),
    ),
    fails:
      "Under Gunicorn with Uvicorn's workers, FastAPI answers more light requests a second than under Uvicorn with as many workers, by more than a quarter.",
    undecided:
      "whether FastAPI answers more light requests a second under Gunicorn with Uvicorn's workers than under Uvicorn, by more than a quarter",
  },
  "threads-answer-more": {
    statement:
      "With threads in its workers, Flask under Gunicorn answers more light requests a second than with as many sync workers.",
    test: withAsManyWorkers([GTHREAD, SYNC], answersMore(LIGHT(GTHREAD), LIGHT(SYNC))),
    fails:
      "With threads in its workers, Flask under Gunicorn answers no more light requests a second than with as many sync workers.",
    undecided:
      "whether Flask under Gunicorn answers more light requests a second with threads in its workers than with as many sync workers",
  },
  "keeping-helps-fastapi": {
    statement: "On kept connections, FastAPI with one worker answers more light requests a second than on fresh ones.",
    test: answersMore(LIGHT(FASTAPI), LIGHT_FRESH(FASTAPI)),
    fails: "On kept connections, FastAPI with one worker answers no more light requests a second than on fresh ones.",
    undecided:
      "whether FastAPI with one worker answers more light requests a second on kept connections than on fresh ones",
  },
  "keeping-helps-threads": {
    statement:
      "On kept connections, Flask under Gunicorn with threads answers more light requests a second than on fresh ones.",
    test: answersMore(LIGHT(GTHREAD), LIGHT_FRESH(GTHREAD)),
    fails:
      "On kept connections, Flask under Gunicorn with threads answers no more light requests a second than on fresh ones.",
    undecided:
      "whether Flask under Gunicorn with threads answers more light requests a second on kept connections than on fresh ones",
  },
  "keeping-is-nothing-to-sync": {
    statement:
      "Asked to keep connections, Flask under Gunicorn's sync workers answers at most half again as many light requests a second as on fresh ones.",
    test: answersNoMore(LIGHT(SYNC), LIGHT_FRESH(SYNC), HALF),
    fails:
      "Asked to keep connections, Flask under Gunicorn's sync workers answers more light requests a second than on fresh ones, by more than half.",
    undecided:
      "whether Flask under Gunicorn's sync workers answers more light requests a second where it is asked to keep connections, by more than half",
  },
} satisfies Claims;
