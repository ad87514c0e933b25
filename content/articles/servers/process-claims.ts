import type { Claims } from "../../findings/claims/claim.ts";
import { withAsManyWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { needsLessMemory } from "../../findings/claims/kinds/processes/memory.ts";
import { type ExpectedProcesses, processCountsAre } from "../../findings/claims/kinds/processes/process-counts.ts";
import { workersAreKept, workersAreReplaced } from "../../findings/claims/kinds/processes/replaced-workers.ts";
import {
  GRANIAN_ASGI,
  GRANIAN_WSGI,
  GTHREAD,
  GUNICORN_ASGI,
  GUNICORN_LIMIT,
  GUNICORN_UVICORN,
  HYPERCORN,
  PRELOAD,
  SYNC,
  UVICORN,
  UVICORN_LIMIT,
} from "./names.ts";

const TENTH = 0.1;
/** How long Uvicorn and Gunicorn let a worker be silent if nobody tells them otherwise. */
const UVICORN_SECONDS = 5;
const GUNICORN_SECONDS = 30;

const beyond =
  (beyondWorkers: number) =>
  (target: string): ExpectedProcesses => ({ target, processes: { beyondWorkers } });

/** What is claimed of the servers' processes. */
export const processClaims = {
  "one-process-more": {
    statement: "Gunicorn and Granian have one process more than they have workers.",
    test: processCountsAre(
      ...[GUNICORN_UVICORN, GUNICORN_ASGI, GTHREAD, PRELOAD, GRANIAN_ASGI, GRANIAN_WSGI].map(beyond(1)),
    ),
    fails: "Gunicorn or Granian does not have one process more than it has workers.",
    undecided: "whether Gunicorn and Granian have one process more than they have workers",
  },
  "two-processes-more": {
    statement: "Uvicorn and Hypercorn have two processes more than they have workers.",
    test: processCountsAre(...[UVICORN, HYPERCORN].map(beyond(2))),
    fails: "Uvicorn or Hypercorn does not have two processes more than it has workers.",
    undecided: "whether Uvicorn and Hypercorn have two processes more than they have workers",
  },
  "preloading-saves-memory": {
    statement: "With --preload, Gunicorn needs less memory for the same workers, by more than a tenth.",
    test: withAsManyWorkers([PRELOAD, SYNC], needsLessMemory(PRELOAD, SYNC, TENTH)),
    fails: "With --preload, Gunicorn needs less memory for the same workers by at most a tenth, or not at all.",
    undecided: "whether Gunicorn needs less memory for the same workers with --preload, by more than a tenth",
  },
  "uvicorn-keeps-busy-workers": {
    statement: "Uvicorn keeps workers that compute in plain Python for longer than its default limit.",
    test: workersAreKept(UVICORN_LIMIT, UVICORN_SECONDS),
    fails: "Uvicorn replaces workers that compute in plain Python for longer than its default limit.",
    undecided: "whether Uvicorn keeps workers that compute in plain Python for longer than its default limit",
  },
  "gunicorn-kills-busy-workers": {
    statement: "Gunicorn replaces every sync worker whose request takes longer than its default limit.",
    test: workersAreReplaced(GUNICORN_LIMIT, GUNICORN_SECONDS),
    fails: "Gunicorn does not replace every sync worker whose request takes longer than its default limit.",
    undecided: "whether Gunicorn replaces every sync worker whose request takes longer than its default limit",
  },
} satisfies Claims;
