import type { Run } from "../../run/run.ts";
import { machineOf } from "./machine.ts";

/** What is needed of a run to choose among those of one machine. */
export interface Candidate extends Pick<Run, "id" | "startedAt" | "status" | "plan" | "environment" | "targets"> {
  /** Whether it was measured elsewhere. */
  isContributed: boolean;
}

/**
 * One run of each distinct machine, so that no machine counts twice: the preferred one, else the newest of the longest plan,
 * of those that were measured elsewhere, or with nodes on that same machine, only where there is no other; the preferred
 * one's machine comes first, then the others by when they were measured. Runs that were cut short are left out.
 *
 * @param preferred the id of a run that stands for its machine whatever else was measured there
 */
export function oneOfEach<R extends Candidate>(runs: readonly R[], preferred: string): R[] {
  const whole = runs.filter(({ id, status }) => id === preferred || status !== "partial");
  const byMachine = Map.groupBy(whole, (run) => machineOf(run).key);
  const chosen = [...byMachine.values()].flatMap((ones) => ones.toSorted(before(preferred)).slice(0, 1));
  return chosen.toSorted((a, b) => rank(a, preferred) - rank(b, preferred) || (a.startedAt < b.startedAt ? -1 : 1));
}

function before(preferred: string) {
  return (a: Candidate, b: Candidate) =>
    rank(a, preferred) - rank(b, preferred) ||
    Number(a.isContributed) - Number(b.isContributed) ||
    Number(a.environment.nodes !== undefined) - Number(b.environment.nodes !== undefined) ||
    Number(b.plan.name === "full") - Number(a.plan.name === "full") ||
    (a.startedAt > b.startedAt ? -1 : 1);
}

function rank({ id }: Candidate, preferred: string): number {
  return id === preferred ? 0 : 1;
}
