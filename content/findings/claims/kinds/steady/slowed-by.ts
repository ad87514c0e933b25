import { confidenceOf } from "../../../../run/looks.ts";
import type { Steady } from "../../../../run/observations/steady.ts";
import type { Run } from "../../../../run/run.ts";
import { besideToAlone } from "../../../steady/comparisons.ts";
import type { MixedId } from "../../../steady/mixed.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../../verdict.ts";

/** Beside requests that keep its server busy, the 99th percentile of a light endpoint is more than so many times as long. */
export function slowedBy(id: MixedId, times: number): Test {
  const test = (run: Run) => {
    const confidence = oneSided(confidenceOf(run));
    const found = besideToAlone(run, id, confidence);
    if (!found) return NOT_MEASURED;
    const evidence = sayBeside(run, id, sayRatio(found, confidence));
    const allowed = { low: times, high: null };
    return byInterval({ verdict: verdictAbove(found, Math.log(times)), evidence }, found, { confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [{ target: id.target, endpoint: id.light }],
    falsify: (truth, beyond) => {
      const found = besideToAlone(truth, id, confidenceOf(truth));
      const by = found ? Math.log(times) - found.estimate - beyond : 0;
      return found && { run: (run) => slowedBeside(run, id, by) };
    },
  });
}

/** How a light load fares beside the other, in words. */
export function sayBeside(run: Run, { target, light }: MixedId, ratio: string): string {
  const name = nameOfLoad(run, { target, endpoint: light });
  return `beside the other requests the 99th percentile of ${name} is ${ratio} times as long as alone`;
}

/** The same run in which a light load takes longer beside the other. */
export function slowedBeside(run: Run, { target, light, blocking }: MixedId, by: number): Run {
  const isMeant = (seen: Steady) => seen.purpose === "beside" && seen.beside?.endpoint === blocking;
  return slowedWindows(run, { target, endpoint: light }, by, isMeant);
}
