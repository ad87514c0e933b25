import type { Claims } from "../../findings/claims/claim.ts";
import { withAsManyWorkers } from "../../findings/claims/kinds/given-workers.ts";
import { capacityAtLeast } from "../../findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../findings/claims/kinds/steady/higher-capacity.ts";
import { p99Below } from "../../findings/claims/kinds/steady/p99-below.ts";
import { tailGrowsWith } from "../../findings/claims/kinds/steady/tail-grows-with.ts";
import { FASTAPI, FASTAPI_PLAIN, GTHREAD, LIGHT, SYNC, UVICORN } from "./names.ts";

const HALF = 0.5;
/** From half of the highest rate to nine tenths of it. */
const TO_THE_EDGE = { from: HALF, to: 0.9 };
const TWICE = 2;
const HUNDRED = 100;

/** What is claimed of the tail as the load grows, and of capacities. */
export const latencyClaims = {
  "half-is-fast-on-fastapi": {
    statement:
      "At half of its highest rate, FastAPI with one worker answers all but the slowest light request in a hundred within the bound that is declared for them.",
    test: p99Below(LIGHT(FASTAPI), HALF),
    fails:
      "Even at half of its highest rate, FastAPI with one worker takes longer than the declared bound for more than one light request in a hundred.",
    undecided:
      "whether FastAPI with one worker answers all but the slowest light request in a hundred within the declared bound at half of its highest rate",
  },
  "half-is-fast-on-sync": {
    statement:
      "At half of its highest rate, Flask under sync workers answers all but the slowest light request in a hundred within the bound that is declared for them.",
    test: p99Below(LIGHT(SYNC), HALF),
    fails:
      "Even at half of its highest rate, Flask under sync workers takes longer than the declared bound for more than one light request in a hundred.",
    undecided:
      "whether Flask under sync workers answers all but the slowest light request in a hundred within the declared bound at half of its highest rate",
  },
  "tail-grows-on-fastapi": {
    statement:
      "On FastAPI with one worker, the slowest light request in a hundred takes more than twice as long at nine tenths of the highest rate as at half of it.",
    test: tailGrowsWith(LIGHT(FASTAPI), TO_THE_EDGE, TWICE),
    fails:
      "On FastAPI with one worker, the slowest light request in a hundred takes at most twice as long at nine tenths of the highest rate as at half of it.",
    undecided:
      "whether the slowest light request in a hundred on FastAPI with one worker takes more than twice as long at nine tenths of the highest rate as at half of it",
  },
  "tail-grows-on-sync": {
    statement:
      "On Flask under sync workers, the slowest light request in a hundred takes more than twice as long at nine tenths of the highest rate as at half of it.",
    test: tailGrowsWith(LIGHT(SYNC), TO_THE_EDGE, TWICE),
    fails:
      "On Flask under sync workers, the slowest light request in a hundred takes at most twice as long at nine tenths of the highest rate as at half of it.",
    undecided:
      "whether the slowest light request in a hundred on Flask under sync workers takes more than twice as long at nine tenths of the highest rate as at half of it",
  },
  "a-hundred-on-fastapi": {
    statement: "FastAPI with one worker takes a hundred light requests a second within the declared bound, or more.",
    test: capacityAtLeast(LIGHT(FASTAPI), HUNDRED),
    fails: "FastAPI with one worker does not take a hundred light requests a second within the declared bound.",
    undecided: "whether FastAPI with one worker takes a hundred light requests a second within the declared bound",
  },
  "a-hundred-on-sync": {
    statement: "Flask under sync workers takes a hundred light requests a second within the declared bound, or more.",
    test: capacityAtLeast(LIGHT(SYNC), HUNDRED),
    fails: "Flask under sync workers does not take a hundred light requests a second within the declared bound.",
    undecided: "whether Flask under sync workers takes a hundred light requests a second within the declared bound",
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
  "threads-take-more": {
    statement:
      "With threads in its workers, Flask under Gunicorn takes more light requests a second within the bound than with sync workers.",
    test: withAsManyWorkers([GTHREAD, SYNC], higherCapacity(LIGHT(GTHREAD), LIGHT(SYNC))),
    fails:
      "With threads in its workers, Flask under Gunicorn takes fewer light requests a second within the bound than with sync workers, or as many.",
    undecided:
      "whether Flask under Gunicorn takes more light requests a second within the bound with threads than with sync workers",
  },
  "fast-loop-takes-more": {
    statement: "With uvloop and httptools, FastAPI takes more light requests a second within the bound than without.",
    test: withAsManyWorkers([FASTAPI, FASTAPI_PLAIN], higherCapacity(LIGHT(FASTAPI), LIGHT(FASTAPI_PLAIN))),
    fails:
      "With uvloop and httptools, FastAPI takes fewer light requests a second within the bound than without, or as many.",
    undecided:
      "whether FastAPI takes more light requests a second within the bound with uvloop and httptools than without",
  },
} satisfies Claims;
