import type { Run } from "../../run/run.ts";
import { observedLawOf } from "./observed-laws.ts";

/** The name of the law that a sweep was observed to follow, or that it is undecided; null where it was not measured. */
export function sayLaw(run: Run, endpoint: string, target: string): string | null {
  const observed = observedLawOf(run, { endpoint, target });
  return observed && (observed.law ?? "undecided");
}
