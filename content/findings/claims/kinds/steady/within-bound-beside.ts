import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import type { Contrast } from "../../../../statistics/contrasts/contrast.ts";
import { contrastOfFew } from "../../../../statistics/contrasts/contrast-of-few.ts";
import { type MixedId, mixedWindows } from "../../../steady/mixed.ts";
import { boundOf } from "../../../steady/steady-loads.ts";
import { tailGroup } from "../../../steady/tails.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictInside } from "../../verdict.ts";
import { slowedBeside } from "./slowed-by.ts";

const MILLISECONDS = 1000;

/**
 * Beside requests that keep its server busy, the 99th percentile of a light endpoint's latency stays below the bound that is
 * declared for it, however short it is alone.
 */
export function withinBoundBeside(id: MixedId): Test {
  const light = { target: id.target, endpoint: id.light, use: "kept" } as const;
  const test = (run: Run) => {
    const confidence = oneSided(confidenceOf(run));
    const [boundSeconds, found] = [boundOf(run, light), tailBeside(run, id, confidence)];
    if (boundSeconds === null || !found) return NOT_MEASURED;
    const most = MILLISECONDS * boundSeconds;
    const evidence = `beside the other requests the 99th percentile of ${nameOfLoad(run, light)} is ${sayRatio(found, confidence)} ms; the claim is about ${Number(most.toPrecision(3))}`;
    const verdict = verdictInside(found, { low: Number.NEGATIVE_INFINITY, high: Math.log(most) });
    return byInterval({ verdict, evidence }, found, { confidence, allowed: { low: null, high: most } });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [{ target: id.target, endpoint: id.light }],
    falsify: (truth, beyond) => {
      const [boundSeconds, found] = [boundOf(truth, light), tailBeside(truth, id, confidenceOf(truth))];
      if (boundSeconds === null || !found) return null;
      const by = Math.log(MILLISECONDS * boundSeconds) - found.estimate + beyond;
      return { run: (run) => slowedBeside(run, id, by) };
    },
  });
}

/** The logarithm of the 99th percentile in milliseconds, from the windows beside; null where too few count. */
function tailBeside(run: Run, id: MixedId, confidence: number): Contrast | null {
  const { values } = tailGroup(run, { windows: mixedWindows(run, id).beside }, 1);
  const inMilliseconds = values.map((log) => log + Math.log(MILLISECONDS));
  return contrastOfFew([[{ values: inMilliseconds, weight: 1 }]], confidence);
}
