import { allSentBeforeAnswered } from "./all-sent-before-answered.ts";
import { fasterBeyondWorkers, fasterThan } from "./faster-than.ts";
import { growsLessThan } from "./grows-less-than.ts";
import { growsWithRequests, takesAsLongAsOne } from "./grows-with.ts";
import { lawIs, servesAtOnce } from "./law-is.ts";
import { noDifference } from "./no-difference.ts";
import { processCountIs, processesAreAsDeclared, processesBeyondWorkersAre } from "./processes.ts";
import { severalTasksAtOnce } from "./several-tasks-at-once.ts";
import { wishedSecondsWithin } from "./wished-seconds-within.ts";

/** The tests that a claim in the article may be made of, by the names it uses: the one list of kinds of claims. */
export const TESTS = {
  allSentBeforeAnswered,
  fasterBeyondWorkers,
  fasterThan,
  growsLessThan,
  growsWithRequests,
  lawIs,
  noDifference,
  processCountIs,
  processesAreAsDeclared,
  processesBeyondWorkersAre,
  servesAtOnce,
  severalTasksAtOnce,
  takesAsLongAsOne,
  wishedSecondsWithin,
};
