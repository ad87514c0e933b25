import type { Run } from "../../../../run/run.ts";
import { boundOf, capacityIn, offeredRates } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test } from "../../verdict.ts";
import { judgeTail, tailOf } from "./p99-below.ts";

/**
 * An endpoint takes at least so many requests a second with its 99th percentile below the bound that is declared for it:
 * shown by a rate as high at which it is, refuted by one no higher at which it is not.
 */
export function capacityAtLeast(id: SteadyId, perSecond: number): Test {
  const test = (run: Run) => {
    const boundSeconds = boundOf(run, id);
    if (boundSeconds === null) return NOT_MEASURED;
    const judged = offeredRates(run, id).flatMap((rate) => {
      const one = judgeTail(run, id, rate, boundSeconds);
      return one ? [{ rate, ...one }] : [];
    });
    const shown = judged.find((one) => one.rate.perSecond >= perSecond && one.verdict === "holds");
    const refuted = judged.findLast((one) => one.rate.perSecond <= perSecond && one.verdict === "fails");
    const nearest = judged.toSorted((a, b) => distance(a.rate.perSecond) - distance(b.rate.perSecond))[0];
    // Both at once contradict each other: a tail does not shrink as a rate grows.
    if (shown && refuted) return open(run, id, shown);
    return shown ?? refuted ?? (nearest ? open(run, id, nearest) : NOT_MEASURED);
  };
  const distance = (rate: number) => Math.abs(Math.log(rate / perSecond));
  return falsifiable(
    (run) => {
      const { rate: _, ...judged } = { rate: null, ...test(run) };
      return judged;
    },
    {
      sweeps: [],
      loads: [id],
      falsify: (truth, beyond) => {
        const bound = boundOf(truth, id);
        const enough = offeredRates(truth, id).filter((rate) => rate.perSecond >= perSecond);
        const tails = enough.flatMap((rate) => tailOf(truth, rate)?.estimate ?? []);
        if (bound === null || tails.length === 0) return null;
        const by = Math.log(bound) - Math.min(...tails) + beyond;
        return { run: (run) => slowedWindows(run, id, by) };
      },
    },
  );
}

function open(run: Run, id: SteadyId, judged: Judged): Judged {
  const capacity = capacityIn(run, id);
  const say = (rate: number) => Number(rate.toPrecision(3));
  const between = capacity
    ? `; the capacity lies above ${say(capacity.low)} a second${capacity.high === null ? "" : ` and below ${say(capacity.high)}`}`
    : "";
  return { ...judged, verdict: "undecided", evidence: `${judged.evidence}${between}` };
}
