import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { contrast } from "../../../../statistics/contrasts/contrast.ts";
import { boundOf, latenciesOf, type OfferedRate, offeredRates } from "../../../steady/steady-loads.ts";
import { SHARE, tailOf } from "../../../steady/tails.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byCount, byInterval } from "../../judged-by.ts";
import { nameOfLoad, sayTail } from "../../say-tail.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test, verdictAbove } from "../../verdict.ts";

/**
 * At a share of its highest rate, the 99th percentile of an endpoint's latency stays below a bound.
 *
 * @param bound in seconds, or the one that is declared for the endpoint
 */
export function p99Below(id: SteadyId, share: number, bound: number | "declared"): Test {
  const rateOf = (run: Run) => offeredRates(run, id).find((rate) => rate.share === share);
  const boundIn = (run: Run) => (bound === "declared" ? boundOf(run, id) : bound);
  const test = (run: Run) => {
    const [rate, boundSeconds] = [rateOf(run), boundIn(run)];
    return (rate && boundSeconds !== null && judgeTail(run, id, rate, { boundSeconds })) || NOT_MEASURED;
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [id],
    falsify: (truth, beyond) => {
      const [rate, boundSeconds] = [rateOf(truth), boundIn(truth)];
      const found = rate && tailOf(truth, id, rate);
      if (!found || boundSeconds === null) return null;
      const by = Math.log(boundSeconds) - found.estimate + beyond;
      return { run: (run) => slowedWindows(run, id, by) };
    },
  });
}

/**
 * Whether the 99th percentile at one rate is below a bound; null where that is not known. A window in which more than one
 * in a hundred requests had no right answer has no such percentile: where there is one, it is not below. It is also above
 * where the share without a right answer is more than one in a hundred by its whole interval.
 */
export function judgeTail(
  run: Run,
  id: SteadyId,
  rate: OfferedRate,
  { boundSeconds, confidence = confidenceOf(run) }: { boundSeconds: number; confidence?: number },
): Judged | null {
  const overloaded = judgeUnanswered(run, id, rate, confidence);
  if (overloaded) return overloaded;
  const tails = latenciesOf(rate, SHARE);
  const unbounded = tails.filter((seconds) => !Number.isFinite(seconds)).length;
  const found = tailOf(run, id, rate, confidence);
  if (!found) return null;
  const above = verdictAbove(found, Math.log(boundSeconds));
  const without = unbounded > 0 ? `; in ${unbounded} of ${tails.length} windows more than 1% had no right answer` : "";
  const evidence = `${sayTail(run, id, rate, found)}${without}`;
  const allowed = { low: null, high: boundSeconds };
  const verdict = above === "fails" && unbounded > 0 ? "undecided" : OPPOSITE[above];
  return byInterval({ verdict, evidence }, found, { confidence, allowed });
}

/** Below a bound is what is not above it. */
const OPPOSITE = { holds: "fails", fails: "holds", undecided: "undecided" } as const;

/** Where so many requests surely have no right answer, there is no percentile that could have an interval; else null. */
function judgeUnanswered(
  run: Run,
  id: SteadyId,
  { perSecond, windows }: OfferedRate,
  confidence: number,
): Judged | null {
  const shares = windows.map(({ window }) => 1 - window.answered / window.offered);
  const found = contrast([{ values: shares, weight: 1 }], confidence);
  if (!found || found.low <= 1 - SHARE) return null;
  const percent = Number((100 * found.estimate).toPrecision(2));
  const evidence = `${nameOfLoad(run, id)} has no right answer to ${percent}% of requests at ${Number(perSecond.toPrecision(3))} a second`;
  return byCount({ verdict: "fails", evidence }, windows.length);
}
