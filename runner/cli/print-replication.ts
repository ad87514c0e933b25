import { type Circumstances, differencesBetween } from "../../content/findings/differences.ts";
import { sayCores } from "../../content/findings/usable-cores.ts";
import type { Run } from "../../content/run/run.ts";

/** Prints which run is repeated. */
export function printPublished({ id, startedAt, plan, environment: at }: Run): void {
  const on = `on ${at.processor} with ${sayCores(at.cores)}`;
  console.log(`Repeating run ${id}, ${plan.name} plan, measured on ${startedAt.slice(0, 10)} ${on}.`);
}

/** Prints what differs here from where a run was made, as far as it is known before anything is measured. */
export function printWhatDiffers(theirs: Run, now: Omit<Circumstances, "targets">): void {
  for (const { what, before, now: here } of differencesBetween(theirs, { ...now, targets: theirs.targets }))
    console.log(`Different here: ${what}: ${before} there; ${here} here.`);
}
