import type { Law } from "../../../../model/law.ts";
import { lawOf } from "../../../../model/observed-law.ts";
import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import type { SweepId } from "../../../bursts/sweep-id.ts";
import { type ObservedLaw, observedLawOf } from "../../../laws/observed-laws.ts";
import { changedSweep } from "../../../worlds/falsified.ts";
import { byCount } from "../../judged-by.ts";
import { repeatedLevels } from "../../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../../verdict.ts";
import { burstsOf, sayObserved } from "./law-is.ts";

/**
 * Requests of a burst are worked on at the same moment, at every level above 1, and a service takes longer than alone, as
 * where several share a core. How many of them are at work at once is left open: where the work is short beside what it
 * takes to begin another, the first has ended by then, and with twice the work it would not have.
 */
export function slowEachOtherDown(sweep: SweepId): Test {
  const test = (run: Run) => {
    const found = observedLawOf(run, sweep, confidenceOf(run));
    if (!found) return NOT_MEASURED;
    const apart = repeatedLevels(run, [sweep], found.byLevel).find((one) => one.level > 1 && one.concurrency === 1);
    const one = apart ? `; one at a time at n = ${apart.level}` : "";
    const evidence = `${sayObserved(run, sweep, found)}${one}`;
    return byCount({ verdict: apart ? "fails" : verdictOf(found), evidence }, burstsOf(run, sweep));
  };
  return falsifiable(test, {
    sweeps: [sweep],
    falsify: () =>
      changedSweep(sweep, (world) => ({ ...world, server: { ...world.server, cores: Number.POSITIVE_INFINITY } })),
  });
}

const SHARING: readonly (Law | null)[] = ["shared", "queued and shared"];

/** Of either law services share cores, so how many places there are need not be known. */
function verdictOf({ law, concurrency, stretch, isWeaker, byLevel }: ObservedLaw): Verdict {
  const level = byLevel.at(-1)?.level;
  const either = isWeaker || concurrency === null || level === undefined ? law : lawOf({ concurrency, level, stretch });
  if (either === null) return "undecided";
  return SHARING.includes(either) ? "holds" : "fails";
}
