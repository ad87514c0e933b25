import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { contrast } from "../../../../statistics/contrast.ts";
import { latenciesOf, type OfferedRate, offeredRates } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byInterval } from "../../judged-by.ts";
import { sayTail } from "../../say-tail.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test, type Verdict, verdictAbove } from "../../verdict.ts";

/** At a share of its highest rate, the 99th percentile of an endpoint's latency stays below a bound. */
export function p99Below(id: SteadyId, share: number, boundSeconds: number): Test {
  const rateOf = (run: Run) => offeredRates(run, id).find((rate) => rate.share === share);
  const test = (run: Run) => {
    const rate = rateOf(run);
    return (rate && judgeTail(run, id, rate, boundSeconds)) ?? NOT_MEASURED;
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [id],
    falsify: (truth, beyond) => {
      const rate = rateOf(truth);
      const found = rate && tailOf(truth, rate);
      const by = found ? Math.log(boundSeconds) - found.estimate + beyond : 0;
      return found ? { run: (run) => slowedWindows(run, id, by) } : null;
    },
  });
}

/** The logarithm of the 99th percentile at one rate, over its windows; null where too few were answered. */
export function tailOf(run: Run, rate: OfferedRate) {
  return contrast([{ values: latenciesOf(rate, 0.99).map(Math.log), weight: 1 }], confidenceOf(run));
}

/**
 * Whether the 99th percentile at one rate is below a bound; null where that is not known. A window in which more than one
 * in a hundred requests had no right answer has no such percentile: then it is not below, and if most are like this, above.
 */
export function judgeTail(run: Run, id: SteadyId, rate: OfferedRate, boundSeconds: number): Judged | null {
  const tails = latenciesOf(rate, 0.99);
  const unbounded = tails.filter((seconds) => !Number.isFinite(seconds)).length;
  const found = tailOf(run, rate);
  if (!found) return null;
  const verdict = below(verdictAbove(found, Math.log(boundSeconds)), unbounded, tails.length);
  const without = unbounded > 0 ? `; in ${unbounded} of ${tails.length} windows more than 1% had no right answer` : "";
  const evidence = `${sayTail(run, id, rate, found)}${without}`;
  return byInterval({ verdict, evidence }, found, { confidence: confidenceOf(run) });
}

function below(above: Verdict, unbounded: number, windows: number): Verdict {
  if (2 * unbounded > windows) return "fails";
  const verdict = ({ holds: "fails", fails: "holds", undecided: "undecided" } as const)[above];
  return unbounded > 0 && verdict === "holds" ? "undecided" : verdict;
}
