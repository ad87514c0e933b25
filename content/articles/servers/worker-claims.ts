import type { Claims } from "../../findings/claims/claim.ts";
import { fasterThan } from "../../findings/claims/kinds/faster-than.ts";
import { withAsManyWorkers, withMoreWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { noFasterThan } from "../../findings/claims/kinds/no-faster-than.ts";
import {
  AWAITED,
  BLOCKING,
  COMPUTED,
  GRANIAN_WSGI,
  GRANIAN_WSGI_2X,
  GTHREAD,
  SYNC,
  SYNC_2X,
  UVICORN,
  UVICORN_2X,
} from "./names.ts";

const TENTH = 0.1;
/**
 * Two starts of one target may differ by a tenth in what they compute, so two
 * that are alike are hardly shown to be so by less.
 */
const FIFTH = 0.2;

/** What is claimed of more workers than cores, and of threads. */
export const workerClaims = {
  "gunicorn-computes-no-faster": {
    statement: "Where requests multiply matrices, more workers make Gunicorn's sync workers at most a fifth faster.",
    test: withMoreWorkers([SYNC_2X, SYNC], noFasterThan(COMPUTED(SYNC_2X), COMPUTED(SYNC), FIFTH)),
    fails: "Where requests multiply matrices, more workers make Gunicorn's sync workers more than a fifth faster.",
    undecided:
      "whether more workers make Gunicorn's sync workers more than a fifth faster where requests multiply matrices",
  },
  "granian-computes-no-faster": {
    statement: "Where requests multiply matrices, more workers make Granian with Flask at most a fifth faster.",
    test: withMoreWorkers(
      [GRANIAN_WSGI_2X, GRANIAN_WSGI],
      noFasterThan(COMPUTED(GRANIAN_WSGI_2X), COMPUTED(GRANIAN_WSGI), FIFTH),
    ),
    fails: "Where requests multiply matrices, more workers make Granian with Flask more than a fifth faster.",
    undecided: "whether more workers make Granian with Flask more than a fifth faster where requests multiply matrices",
  },
  "uvicorn-computes-no-faster": {
    statement: "Where requests multiply matrices, more workers make Uvicorn at most a fifth faster.",
    test: withMoreWorkers([UVICORN_2X, UVICORN], noFasterThan(COMPUTED(UVICORN_2X), COMPUTED(UVICORN), FIFTH)),
    fails: "Where requests multiply matrices, more workers make Uvicorn more than a fifth faster.",
    undecided: "whether more workers make Uvicorn more than a fifth faster where requests multiply matrices",
  },
  "gunicorn-waits-faster": {
    statement: "Where requests wait, more workers finish bursts sooner under Gunicorn's sync workers.",
    test: withMoreWorkers([SYNC_2X, SYNC], fasterThan(BLOCKING(SYNC_2X), BLOCKING(SYNC))),
    fails: "Where requests wait, more workers do not finish bursts sooner under Gunicorn's sync workers.",
    undecided: "whether more workers finish bursts of waits sooner under Gunicorn's sync workers",
  },
  "granian-waits-faster": {
    statement: "Where requests wait, more workers finish bursts sooner under Granian with Flask.",
    test: withMoreWorkers(
      [GRANIAN_WSGI_2X, GRANIAN_WSGI],
      fasterThan(BLOCKING(GRANIAN_WSGI_2X), BLOCKING(GRANIAN_WSGI)),
    ),
    fails: "Where requests wait, more workers do not finish bursts sooner under Granian with Flask.",
    undecided: "whether more workers finish bursts of waits sooner under Granian with Flask",
  },
  "uvicorn-waits-no-faster": {
    statement: "Where requests are awaited, more workers make Uvicorn at most a tenth faster.",
    test: withMoreWorkers([UVICORN_2X, UVICORN], noFasterThan(AWAITED(UVICORN_2X), AWAITED(UVICORN), TENTH)),
    fails: "Where requests are awaited, more workers make Uvicorn more than a tenth faster.",
    undecided: "whether more workers make Uvicorn more than a tenth faster where requests are awaited",
  },
  "threads-wait-faster": {
    statement: "Where requests wait, Gunicorn finishes bursts sooner with threads in its workers than without.",
    test: withAsManyWorkers([GTHREAD, SYNC], fasterThan(BLOCKING(GTHREAD), BLOCKING(SYNC))),
    fails: "Where requests wait, Gunicorn does not finish bursts sooner with threads in its workers than without.",
    undecided: "whether Gunicorn finishes bursts of waits sooner with threads in its workers than without",
  },
  "threads-compute-no-faster": {
    statement: "Where requests multiply matrices, threads make Gunicorn's workers at most a fifth faster.",
    test: withAsManyWorkers([GTHREAD, SYNC], noFasterThan(COMPUTED(GTHREAD), COMPUTED(SYNC), FIFTH)),
    fails: "Where requests multiply matrices, threads make Gunicorn's workers more than a fifth faster.",
    undecided: "whether threads make Gunicorn's workers more than a fifth faster where requests multiply matrices",
  },
} satisfies Claims;
