import type { Claims } from "../../findings/claims/claim.ts";
import { workersShareEvenly, workersShareUnevenly } from "../../findings/claims/kinds/workers-share.ts";
import { AWAITED, BLOCKING, GRANIAN_ASGI, GTHREAD, GUNICORN_UVICORN, SYNC, UVICORN } from "./names.ts";

/** What is claimed of how workers share the requests of a burst. */
export const sharingClaims = {
  "uvicorn-shares-unevenly": {
    statement: "Under Uvicorn, a worker often gets more than its part of a burst of waits.",
    test: workersShareUnevenly(AWAITED(UVICORN)),
    fails: "Under Uvicorn, hardly ever does a worker get more than its part of a burst of waits.",
    undecided: "whether a worker often gets more than its part of a burst of waits under Uvicorn",
  },
  "gunicorn-uvicorn-shares-unevenly": {
    statement: "Under Gunicorn with Uvicorn's workers, a worker often gets more than its part of a burst of waits.",
    test: workersShareUnevenly(AWAITED(GUNICORN_UVICORN)),
    fails:
      "Under Gunicorn with Uvicorn's workers, hardly ever does a worker get more than its part of a burst of waits.",
    undecided: "whether a worker often gets more than its part under Gunicorn with Uvicorn's workers",
  },
  "granian-shares-unevenly": {
    statement: "Under Granian, too, a worker often gets more than its part of a burst of awaited waits.",
    test: workersShareUnevenly(AWAITED(GRANIAN_ASGI)),
    fails: "Under Granian, hardly ever does a worker get more than its part of a burst of awaited waits.",
    undecided: "whether a worker often gets more than its part of a burst of awaited waits under Granian",
  },
  "sync-shares-evenly": {
    statement: "Among Gunicorn's sync workers, none gets more than its part of a burst of waits.",
    test: workersShareEvenly(BLOCKING(SYNC)),
    fails: "Among Gunicorn's sync workers, one sometimes gets more than its part of a burst of waits.",
    undecided: "whether none of Gunicorn's sync workers gets more than its part of a burst of waits",
  },
  "threads-share-unevenly": {
    statement: "Among Gunicorn's workers with threads, one often gets more than its part of a burst of waits.",
    test: workersShareUnevenly(BLOCKING(GTHREAD)),
    fails: "Among Gunicorn's workers with threads, hardly ever does one get more than its part of a burst of waits.",
    undecided: "whether one of Gunicorn's workers with threads often gets more than its part of a burst of waits",
  },
} satisfies Claims;
