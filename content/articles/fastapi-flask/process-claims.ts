import type { Claims } from "../../findings/claims/claim.ts";
import { withOneWorker, withSeveralWorkers } from "../../findings/claims/kinds/given-workers.ts";
import {
  processCountIs,
  processCountsAre,
  processesBeyondWorkersAre,
} from "../../findings/claims/kinds/processes/process-counts.ts";
import * as names from "./names.ts";

/** What is claimed of how many processes the servers are. */
export const processClaims = {
  "fastapi-is-one-process": {
    statement: "At rest, FastAPI with one worker is one process.",
    test: withOneWorker([names.FASTAPI], processCountIs(names.FASTAPI, 1)),
    fails: "At rest, FastAPI with one worker is not one process.",
    undecided: "whether FastAPI with one worker is one process at rest",
  },
  "flask-s-has-a-master": {
    statement: "At rest, Flask S has one process beside its workers.",
    test: processesBeyondWorkersAre(names.FLASK_S, 1),
    fails: "At rest, Flask S does not have exactly one process beside its workers.",
    undecided: "whether Flask S has one process beside its workers at rest",
  },
  "flask-l-has-a-master": {
    statement: "At rest, Flask L has one process beside its workers.",
    test: processesBeyondWorkersAre(names.FLASK_L, 1),
    fails: "At rest, Flask L does not have exactly one process beside its workers.",
    undecided: "whether Flask L has one process beside its workers at rest",
  },
  "uvicorn-reload": {
    statement: "At rest, Uvicorn with a reloader is three processes.",
    test: processCountIs(names.UVICORN_RELOAD, 3),
    fails: "At rest, Uvicorn with a reloader is not three processes.",
    undecided: "whether Uvicorn with a reloader is three processes at rest",
  },
  "uvicorn-single": {
    statement: "At rest, Uvicorn with one worker and no reloader is a single process.",
    test: withOneWorker([names.UVICORN_SINGLE], processCountIs(names.UVICORN_SINGLE, 1)),
    fails: "At rest, Uvicorn with one worker and no reloader is not a single process.",
    undecided: "whether Uvicorn with one worker and no reloader is a single process at rest",
  },
  "servers-with-workers": {
    statement: "With several workers, Uvicorn has two processes more than workers and Gunicorn has one more.",
    test: withSeveralWorkers(
      [names.UVICORN_WORKERS, names.GUNICORN_WORKERS],
      processCountsAre(
        { target: names.UVICORN_WORKERS, processes: { beyondWorkers: 2 } },
        { target: names.GUNICORN_WORKERS, processes: { beyondWorkers: 1 } },
      ),
    ),
    fails:
      "With several workers, Uvicorn does not have two processes more than workers, or Gunicorn does not have one more.",
    undecided: "whether Uvicorn with several workers has two processes more than workers and Gunicorn one more",
  },
  "flask-dev-server": {
    statement: "Flask's development server is one process, and two with its reloader.",
    test: processCountsAre({ target: names.FLASK_DEV, processes: 1 }, { target: names.FLASK_RELOAD, processes: 2 }),
    fails: "Flask's development server is not one process, or not two with its reloader.",
    undecided: "whether Flask's development server is one process, and two with its reloader",
  },
} satisfies Claims;
