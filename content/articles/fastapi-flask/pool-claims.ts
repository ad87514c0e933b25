import type { Claims } from "../../findings/claims/claim.ts";
import { fasterThan } from "../../findings/claims/kinds/faster-than.ts";
import { growsLessThan } from "../../findings/claims/kinds/grows-less-than.ts";
import { lawIs, servesAtOnce } from "../../findings/claims/kinds/laws/law-is.ts";
import { slowEachOtherDown } from "../../findings/claims/kinds/laws/slow-each-other-down.ts";
import { TENTH_MORE } from "./margins.ts";
import { DIRECT, DIRECT_PYTHON, FASTAPI, PROCESSES_PYTHON, THREADS, THREADS_PYTHON } from "./names.ts";

/** What is claimed of work that FastAPI hands to a pool of threads or of processes. */
export const poolClaims = {
  "processes-beat-the-loop": {
    statement:
      "FastAPI finishes bursts of plain Python more than a tenth faster in a pool of processes than on the event loop.",
    test: fasterThan(PROCESSES_PYTHON(FASTAPI), DIRECT_PYTHON(FASTAPI), TENTH_MORE),
    fails:
      "FastAPI finishes bursts of plain Python at most a tenth faster in a pool of processes than on the event loop.",
    undecided:
      "whether FastAPI finishes bursts of plain Python more than a tenth faster in a pool of processes than on the event loop",
  },
  "processes-beat-threads": {
    statement:
      "FastAPI finishes bursts of plain Python more than a tenth faster in a pool of processes than on threads.",
    test: fasterThan(PROCESSES_PYTHON(FASTAPI), THREADS_PYTHON(FASTAPI), TENTH_MORE),
    fails: "FastAPI finishes bursts of plain Python at most a tenth faster in a pool of processes than on threads.",
    undecided:
      "whether FastAPI finishes bursts of plain Python more than a tenth faster in a pool of processes than on threads",
  },
  "python-threads-share": {
    statement: "Threads that run plain Python work at the same time and slow each other down.",
    test: slowEachOtherDown(THREADS_PYTHON(FASTAPI)),
    fails: "Threads that run plain Python do not work at the same time, or do not slow each other down.",
    undecided: "whether threads that run plain Python work at the same time and slow each other down",
  },
  "threads-help-matrices": {
    statement:
      "Threads help FastAPI multiply matrices: bursts grow less with n than on the event loop, by more than a tenth.",
    test: growsLessThan(THREADS(FASTAPI), DIRECT(FASTAPI), TENTH_MORE),
    fails:
      "Threads hardly help FastAPI multiply matrices: bursts grow less with n than on the event loop by at most a tenth, if at all.",
    undecided: "whether threads help FastAPI multiply matrices, so that bursts grow less by more than a tenth",
  },
  "processes-answer-in-steps": {
    statement: "A pool of processes serves part of a burst at full speed while the other requests wait in line.",
    test: lawIs(PROCESSES_PYTHON(FASTAPI), "staircase"),
    fails: "A pool of processes does not serve part of a burst at full speed while the other requests wait in line.",
    undecided: "whether a pool of processes serves part of a burst at full speed while the other requests wait in line",
  },
  "pool-serves-as-many-as-cores": {
    statement: "A pool of processes serves exactly as many requests at once as there are cores.",
    test: servesAtOnce(PROCESSES_PYTHON(FASTAPI), "cores"),
    fails: "A pool of processes does not serve exactly as many requests at once as there are cores.",
    undecided: "whether a pool of processes serves exactly as many requests at once as there are cores",
  },
} satisfies Claims;
