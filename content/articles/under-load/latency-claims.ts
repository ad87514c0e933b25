import type { Claims } from "../../findings/claims/claim.ts";
import { withAsManyWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { capacityAtLeast } from "../../findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../findings/claims/kinds/steady/higher-capacity.ts";
import { p99Above } from "../../findings/claims/kinds/steady/p99-above.ts";
import { FASTAPI, GTHREAD, LIGHT, SYNC, UVICORN } from "./names.ts";

/** The share of the highest rate from which hardly any is left. */
const EDGE = 0.9;
const THOUSAND = 1000;
/** Flask under sync workers takes fewer, so that half as many are as far from what it takes. */
const FIVE_HUNDRED = 500;

/** What is claimed of the tail as the load grows, and of capacities. */
export const latencyClaims = {
  "edge-is-slow-on-uvicorn": {
    statement:
      "At nine tenths of its highest rate, FastAPI under Uvicorn with several workers takes longer than the declared bound for more than one light request in a hundred.",
    test: p99Above(LIGHT(UVICORN), EDGE),
    fails:
      "Even at nine tenths of its highest rate, FastAPI under Uvicorn with several workers answers all but the slowest light request in a hundred within the declared bound.",
    undecided:
      "whether FastAPI under Uvicorn with several workers still answers all but the slowest light request in a hundred within the declared bound at nine tenths of its highest rate",
  },
  "edge-is-slow-on-threads": {
    statement:
      "At nine tenths of its highest rate, Flask under Gunicorn with threads takes longer than the declared bound for more than one light request in a hundred.",
    test: p99Above(LIGHT(GTHREAD), EDGE),
    fails:
      "Even at nine tenths of its highest rate, Flask under Gunicorn with threads answers all but the slowest light request in a hundred within the declared bound.",
    undecided:
      "whether Flask under Gunicorn with threads still answers all but the slowest light request in a hundred within the declared bound at nine tenths of its highest rate",
  },
  "a-thousand-on-fastapi": {
    statement: "FastAPI with one worker takes a thousand light requests a second within the declared bound, or more.",
    test: capacityAtLeast(LIGHT(FASTAPI), THOUSAND),
    fails: "FastAPI with one worker does not take a thousand light requests a second within the declared bound.",
    undecided: "whether FastAPI with one worker takes a thousand light requests a second within the declared bound",
  },
  "five-hundred-on-sync": {
    statement:
      "Flask under sync workers takes five hundred light requests a second within the declared bound, or more.",
    test: capacityAtLeast(LIGHT(SYNC), FIVE_HUNDRED),
    fails: "Flask under sync workers does not take five hundred light requests a second within the declared bound.",
    undecided: "whether Flask under sync workers takes five hundred light requests a second within the declared bound",
  },
  "equal-workers-take-more": {
    statement:
      "With as many workers, FastAPI under Uvicorn takes more light requests a second within the bound than Flask under sync workers.",
    test: withAsManyWorkers([UVICORN, SYNC], higherCapacity(LIGHT(UVICORN), LIGHT(SYNC))),
    fails:
      "With as many workers, FastAPI under Uvicorn takes fewer light requests a second within the bound than Flask under sync workers, or as many.",
    undecided:
      "whether FastAPI under Uvicorn takes more light requests a second within the bound than Flask under as many sync workers",
  },
} satisfies Claims;
