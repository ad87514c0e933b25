import { fasterThan, noDifference, ratioWithin } from "./comparing.ts";
import { lawIs, processCountIs, processesAreAsDeclared, slopeNear, slotsAre } from "./measuring.ts";

/** The tests that a claim in the article may be made of, by the names it uses. */
export const TESTS = {
  fasterThan,
  ratioWithin,
  noDifference,
  slopeNear,
  lawIs,
  slotsAre,
  processCountIs,
  processesAreAsDeclared,
};
