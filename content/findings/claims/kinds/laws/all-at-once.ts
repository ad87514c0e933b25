import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { concurrencyOf } from "../../../bursts/concurrency.ts";
import type { SweepId } from "../../../bursts/sweep-id.ts";
import { burstsOfOneServer } from "../../../laws/bursts-of-one-server.ts";
import { type ObservedLaw, observedLawOf } from "../../../laws/observed-laws.ts";
import { changedSweep } from "../../../worlds/falsified.ts";
import { byCounterexamples } from "../../by-share.ts";
import { byCount } from "../../judged-by.ts";
import { timesOf } from "../../sweep-times.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../../verdict.ts";
import { burstsOf, sayObserved } from "./law-is.ts";

/**
 * In every burst of a sweep all requests are at work at the same moment, and in the largest the median service takes at most
 * a margin longer than one alone. A sentence that names the margin says more than that the law is flat, which leaves overheads
 * of any size.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function allAtOnce(sweep: SweepId, margin: number): Test {
  const test = (run: Run) => {
    const found = observedLawOf(run, sweep, confidenceOf(run));
    if (!found) return NOT_MEASURED;
    const bursts = burstsOfOneServer(run, sweep).filter(({ level }) => level > 1);
    const fewer = found.isWeaker ? 0 : bursts.filter((burst) => (concurrencyOf(burst) ?? 0) < burst.level).length;
    const areAll = byCounterexamples(fewer, bursts.length, confidenceOf(run));
    const verdict = isLimited(found) ? "fails" : areAll === "holds" ? stretchedBy(found, margin) : areAll;
    const said = fewer > 0 ? `; fewer than all in ${fewer} of ${bursts.length} bursts` : "";
    return byCount({ verdict, evidence: `${sayObserved(run, sweep, found)}${said}` }, burstsOf(run, sweep));
  };
  return falsifiable(test, {
    sweeps: [sweep],
    falsify: (truth) => {
      const largest = Math.max(...timesOf(truth, sweep).map(({ level }) => level));
      return changedSweep(sweep, (world) => ({ ...world, server: { ...world.server, slots: largest - 1 } }));
    },
  });
}

/** Whether the largest bursts have more requests than are ever at work at once. */
function isLimited({ concurrency, byLevel, isRepeated }: ObservedLaw): boolean {
  const largest = byLevel.at(-1)?.level;
  return largest !== undefined && concurrency !== null && concurrency < largest && isRepeated;
}

/** What is said to a service that takes at most so much longer; completions alone may refute the law, and tell no more. */
function stretchedBy({ law, stretch, isWeaker }: ObservedLaw, margin: number): Verdict {
  if (isWeaker) return law === null || law === "flat" ? "undecided" : "fails";
  if (!stretch) return "undecided";
  if (stretch.low > 1 + margin) return "fails";
  return stretch.high < 1 + margin ? "holds" : "undecided";
}
