import type { Law } from "../../../../model/law.ts";
import type { Server } from "../../../../model/serve.ts";
import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import type { SweepId } from "../../../bursts/sweep-id.ts";
import { type ObservedLaw, observedLawOf } from "../../../laws/observed-laws.ts";
import { coresOf } from "../../../usable-cores.ts";
import { changedSweep } from "../../../worlds/falsified.ts";
import { byCounterexamples } from "../../by-share.ts";
import { byCount } from "../../judged-by.ts";
import { sayConfidence } from "../../say-ratio.ts";
import { timesOf, workersOf } from "../../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../../verdict.ts";

/**
 * A sweep follows a law, named from how many requests were at work at once and from how much longer a service takes in
 * the largest bursts than alone; undecided where that does not tell.
 */
export function lawIs(sweep: SweepId, wanted: Law): Test {
  const test = (run: Run) => {
    const found = observedLawOf(run, sweep, confidenceOf(run));
    if (!found) return NOT_MEASURED;
    const { law } = found;
    const verdict = law === null ? "undecided" : law === wanted ? "holds" : "fails";
    const evidence = `${law === null ? "no law can be told" : `found ${law}`}: ${sayObserved(run, sweep, found)}`;
    return byCount({ verdict, evidence }, burstsOf(run, sweep));
  };
  return falsifiable(test, {
    sweeps: [sweep],
    falsify: (truth) => {
      const largest = Math.max(...levelsOf(truth, sweep));
      return changedSweep(sweep, (world) => ({ ...world, server: { ...world.server, ...otherThan(wanted, largest) } }));
    },
  });
}

/**
 * A sweep serves so many requests at once of larger bursts, never more, and fewer in no more of them than disturbances
 * explain: counted from the work intervals that overlap.
 */
export function servesAtOnce(sweep: SweepId, wanted: number | "workers" | "cores"): Test {
  const expectedOf = (run: Run) => numberOf(run, sweep, wanted);
  const test = (run: Run) => {
    const found = observedLawOf(run, sweep, confidenceOf(run));
    const expected = expectedOf(run);
    if (!found || expected === undefined) return NOT_MEASURED;
    const { concurrency, isRepeated, isWeaker, larger } = found;
    const largest = Math.max(...levelsOf(run, sweep));
    const evidence = `${sayObserved(run, sweep, found)}; ${expected} expected`;
    const judge = (verdict: Verdict, said = evidence) => byCount({ verdict, evidence: said }, burstsOf(run, sweep));
    if (concurrency === null || (concurrency <= expected && largest <= expected))
      return judge("undecided", `${evidence}: no burst tells whether there would be more`);
    // Fitted from completions, a neighbouring number fits nearly as well: then only a large difference is a failure.
    if (isWeaker && concurrency !== expected) return judge("undecided");
    if (concurrency <= expected && !isRepeated) return judge("undecided", `${evidence}: in a single burst`);
    if (concurrency !== expected) return judge("fails");
    const { bursts, fewer } = larger;
    const verdict = byCounterexamples(fewer, bursts, confidenceOf(run));
    return judge(verdict, fewer > 0 ? `${evidence}: fewer in ${fewer} of ${bursts} larger bursts` : evidence);
  };
  return falsifiable(test, {
    sweeps: [sweep],
    falsify: (truth) => {
      const slots = (expectedOf(truth) ?? 1) - 1;
      return changedSweep(sweep, (world) => ({ ...world, server: { ...world.server, slots } }));
    },
  });
}

/** What makes a server of one law follow the nearest other: one place more or fewer, or a core for everyone. */
function otherThan(law: Law, largest: number): Partial<Server> {
  switch (law) {
    case "serial":
      return { slots: 2, cores: 2 };
    case "flat":
      return { slots: largest - 1 };
    case "staircase":
      return { slots: Number.POSITIVE_INFINITY, cores: Number.POSITIVE_INFINITY };
    case "shared":
    case "queued and shared":
      return { cores: Number.POSITIVE_INFINITY };
  }
}

function numberOf(run: Run, sweep: SweepId, wanted: number | "workers" | "cores"): number | undefined {
  if (wanted === "workers") return workersOf(run, sweep);
  return wanted === "cores" ? coresOf(run, sweep.target) : wanted;
}

function levelsOf(run: Run, sweep: SweepId): number[] {
  return timesOf(run, sweep).flatMap(({ level, seconds }) => (seconds.length > 0 ? [level] : []));
}

/** How many bursts of more than one request a law rests on. */
export function burstsOf(run: Run, sweep: SweepId): number {
  return timesOf(run, sweep).reduce((sum, { level, seconds }) => sum + (level > 1 ? seconds.length : 0), 0);
}

/** What a law is named from, in words. */
export function sayObserved(run: Run, sweep: SweepId, { concurrency, stretch, isWeaker }: ObservedLaw): string {
  const largest = Math.max(...levelsOf(run, sweep));
  if (isWeaker)
    return `${concurrency ?? "an unknown number"} at once, fitted to completions alone, since it is not known when each request was served`;
  const many = `at most ${concurrency} of ${largest} requests at work at once`;
  if (!stretch) return many;
  const [ratio, low, high] = [stretch.ratio, stretch.low, stretch.high].map((one) => one.toPrecision(3));
  return `${many}; a service takes ${ratio} (${low} to ${high} at ${sayConfidence(stretch.confidence)}) times as long as alone`;
}
