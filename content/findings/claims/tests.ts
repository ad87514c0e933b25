import { fasterBeyondWorkers, fasterThan, noDifference, ratioWithin } from "./comparing.ts";
import {
  allSentBeforeAnswered,
  everyRequestIsTask,
  processesBeyondWorkersAre,
  wishedSecondsWithin,
} from "./counting.ts";
import { lawIs, processCountIs, processesAreAsDeclared, slopeNear, slotsAre } from "./measuring.ts";

/** The tests that a claim in the article may be made of, by the names it uses. */
export const TESTS = {
  fasterThan,
  fasterBeyondWorkers,
  ratioWithin,
  noDifference,
  slopeNear,
  lawIs,
  slotsAre,
  processCountIs,
  processesAreAsDeclared,
  processesBeyondWorkersAre,
  everyRequestIsTask,
  allSentBeforeAnswered,
  wishedSecondsWithin,
};
