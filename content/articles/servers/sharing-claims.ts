import type { Claims } from "../../findings/claims/claim.ts";
import { workersShareEvenly, workersShareUnevenly } from "../../findings/claims/kinds/workers-share.ts";
import { AWAITED, BLOCKING, GRANIAN_ASGI, GTHREAD, GUNICORN_UVICORN, SYNC, UVICORN } from "./names.ts";

/** What is claimed of how workers share the requests of a burst. */
export const sharingClaims = {
  "uvicorn-shares-unevenly": {
    statement: "Under Uvicorn, one worker gets more than its part in more than one of ten bursts of awaited waits.",
    test: workersShareUnevenly(AWAITED(UVICORN)),
    fails: "Under Uvicorn, one worker gets more than its part in at most one of ten bursts of awaited waits.",
    undecided:
      "whether under Uvicorn one worker gets more than its part in more than one of ten bursts of awaited waits",
  },
  "gunicorn-uvicorn-shares-unevenly": {
    statement:
      "Under Gunicorn with Uvicorn's workers, one worker gets more than its part in more than one of ten bursts of awaited waits.",
    test: workersShareUnevenly(AWAITED(GUNICORN_UVICORN)),
    fails:
      "Under Gunicorn with Uvicorn's workers, one worker gets more than its part in at most one of ten bursts of awaited waits.",
    undecided:
      "whether under Gunicorn with Uvicorn's workers one worker gets more than its part in more than one of ten bursts of awaited waits",
  },
  "granian-shares-unevenly": {
    statement: "Under Granian, one worker gets more than its part in more than one of ten bursts of awaited waits.",
    test: workersShareUnevenly(AWAITED(GRANIAN_ASGI)),
    fails: "Under Granian, one worker gets more than its part in at most one of ten bursts of awaited waits.",
    undecided:
      "whether under Granian one worker gets more than its part in more than one of ten bursts of awaited waits",
  },
  "sync-shares-evenly": {
    statement: "Among Gunicorn's sync workers, none gets more than its part of any burst of waits.",
    test: workersShareEvenly(BLOCKING(SYNC)),
    fails: "Among Gunicorn's sync workers, one sometimes gets more than its part of a burst of waits.",
    undecided: "whether none of Gunicorn's sync workers gets more than its part of a burst of waits",
  },
  "threads-share-unevenly": {
    statement:
      "Under Gunicorn with threads, one worker gets more than its part in more than one of ten bursts of waits.",
    test: workersShareUnevenly(BLOCKING(GTHREAD)),
    fails: "Under Gunicorn with threads, one worker gets more than its part in at most one of ten bursts of waits.",
    undecided:
      "whether under Gunicorn with threads one worker gets more than its part in more than one of ten bursts of waits",
  },
} satisfies Claims;
