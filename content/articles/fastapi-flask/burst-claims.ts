import type { Claims } from "../../findings/claims/claim.ts";
import { allSentBeforeAnswered } from "../../findings/claims/kinds/all-sent-before-answered.ts";
import { workSecondsWithin } from "../../findings/claims/kinds/work-seconds-within.ts";
import { THIRD } from "./margins.ts";
import { DIRECT, FASTAPI, FLASK_L, FLASK_S } from "./names.ts";

/** What has to be true of requests, so that bursts of them measure what they are meant to. */
export const burstClaims = {
  "duration-as-wanted": {
    statement:
      "FastAPI, Flask S and Flask L each work on one request alone for the wanted duration, give or take a third.",
    test: workSecondsWithin(THIRD, ...[FASTAPI, FLASK_S, FLASK_L].map(DIRECT)),
    fails:
      "FastAPI, Flask S or Flask L misses the wanted duration in its work on one request alone, by more than a third.",
    undecided:
      "whether FastAPI, Flask S and Flask L each work on one request alone for the wanted duration, give or take a third",
  },
  "sent-before-answered": {
    statement:
      "Of every burst to FastAPI that multiplies matrices, all requests are sent before the first is answered.",
    test: allSentBeforeAnswered(DIRECT(FASTAPI)),
    fails: "Of some burst to FastAPI that multiplies matrices, a request is answered before all are sent.",
    undecided:
      "whether all requests of every burst to FastAPI that multiplies matrices are sent before the first is answered",
  },
} satisfies Claims;
