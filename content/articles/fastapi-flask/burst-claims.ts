import type { Claims } from "../../findings/claims/claim.ts";
import { allSentBeforeAnswered } from "../../findings/claims/kinds/all-sent-before-answered.ts";
import { workSecondsWithin } from "../../findings/claims/kinds/work-seconds-within.ts";
import { THIRD } from "./margins.ts";
import { DIRECT, FASTAPI, FLASK_L, FLASK_S } from "./names.ts";

/** What has to be true of requests, so that bursts of them measure what they are meant to. */
export const burstClaims = {
  "duration-as-wanted": {
    statement: "One request takes the wanted duration on every service, give or take a third.",
    test: workSecondsWithin(THIRD, ...[FASTAPI, FLASK_S, FLASK_L].map(DIRECT)),
    fails: "On some service one request misses the wanted duration by more than a third.",
    undecided: "whether one request takes the wanted duration on every service, give or take a third",
  },
  "sent-before-answered": {
    statement: "All blocking requests of a burst to FastAPI are sent before the first is answered.",
    test: allSentBeforeAnswered(DIRECT(FASTAPI)),
    fails: "Some blocking requests to FastAPI are answered before the others of their burst are sent.",
    undecided: "whether all blocking requests of a burst to FastAPI are sent before the first is answered",
  },
} satisfies Claims;
