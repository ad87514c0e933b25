import type { Run } from "../../../../run/run.ts";
import { allRates, boundOf, type Capacity, capacityIn, type OfferedRate } from "../../../steady/steady-loads.ts";
import { tailOf } from "../../../steady/tails.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test } from "../../verdict.ts";
import { judgeTail } from "./p99-below.ts";

/**
 * An endpoint takes at least so many requests a second with its 99th percentile below the bound that is declared for it:
 * shown by the lowest rate as high, if the percentile is below at it, and refuted by the highest that is no higher, if it is
 * not. Others would only be further chances to be wrong: a tail does not shrink as a rate grows.
 */
export function capacityAtLeast(id: SteadyId, perSecond: number): Test {
  const enoughOf = (run: Run) => allRates(run, id).find((rate) => rate.perSecond >= perSecond);
  const test = (run: Run): Judged => {
    const boundSeconds = boundOf(run, id);
    if (boundSeconds === null) return NOT_MEASURED;
    const judge = (rate?: OfferedRate) => rate && judgeTail(run, id, rate, { boundSeconds });
    const above = judge(enoughOf(run));
    const below = judge(allRates(run, id).findLast((rate) => rate.perSecond <= perSecond));
    const isShown = above?.verdict === "holds";
    const isRefuted = below?.verdict === "fails";
    if (isShown && !isRefuted) return above;
    if (isRefuted && !isShown) return below;
    const nearest = above ?? below;
    return nearest ? open(run, id, nearest) : NOT_MEASURED;
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [id],
    falsify: (truth, beyond) => {
      const [bound, rate] = [boundOf(truth, id), enoughOf(truth)];
      const found = rate && tailOf(truth, id, rate);
      if (!found || bound === null) return null;
      const by = Math.log(bound) - found.estimate + beyond;
      return { run: (run) => slowedWindows(run, id, by) };
    },
  });
}

function open(run: Run, id: SteadyId, judged: Judged): Judged {
  const capacity = capacityIn(run, id);
  const between = capacity ? `; ${sayBracket(capacity)}` : "";
  return { ...judged, verdict: "undecided", evidence: `${judged.evidence}${between}` };
}

/** Between which of the tried rates the capacity seems to lie, in words. */
function sayBracket({ low, high }: Capacity): string {
  const say = (rate: number) => `${Number(rate.toPrecision(3))} a second`;
  if (low === 0)
    return `the bound was kept at none of the rates that were tried${high === null ? "" : `, from ${say(high)} on`}`;
  return `the capacity lies above ${say(low)}${high === null ? "" : ` and below ${say(high)}`}`;
}
