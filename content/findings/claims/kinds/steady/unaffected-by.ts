import { confidenceOf } from "../../../../run/looks.ts";
import type { Steady } from "../../../../run/observations/steady.ts";
import type { Run } from "../../../../run/run.ts";
import { contrastOfSamples } from "../../../../statistics/contrast.ts";
import { type MixedId, mixedWindows } from "../../../steady/mixed.ts";
import { latenciesOf } from "../../../steady/steady-loads.ts";
import { slowedWindows } from "../../../worlds/slowed-windows.ts";
import { byInterval } from "../../judged-by.ts";
import { sayRatio } from "../../say-ratio.ts";
import { nameOfLoad } from "../../say-tail.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictInside } from "../../verdict.ts";

/**
 * The 99th percentile of a light endpoint is as long beside requests that keep its server busy as it is alone, give or take
 * a margin. It is shown by two one-sided tests (Schuirmann 1987), and refuted where its whole interval is outside.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function unaffectedBy(id: MixedId, margin: number): Test {
  const test = (run: Run) => {
    const confidence = confidenceOf(run);
    const [narrow, wide] = [ratioOf(run, id, 2 * confidence - 1), ratioOf(run, id, confidence)];
    if (!narrow || !wide) return NOT_MEASURED;
    const bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
    const verdict = verdictInside(narrow, bounds) === "holds" ? "holds" : verdictInside(wide, bounds);
    const name = nameOfLoad(run, { target: id.target, endpoint: id.light });
    const evidence = `beside the other requests the 99th percentile of ${name} is ${sayRatio(wide, confidence)} times as long as alone`;
    return byInterval({ verdict, evidence }, wide, { margin, confidence });
  };
  return falsifiable(test, {
    sweeps: [],
    falsify: (truth, beyond) => {
      const found = ratioOf(truth, id, confidenceOf(truth));
      const by = found ? Math.log1p(margin) - found.estimate + beyond : 0;
      const isBeside = ({ purpose }: Steady) => purpose === "beside";
      return found && { run: (run) => slowedWindows(run, { target: id.target, endpoint: id.light }, by, isBeside) };
    },
  });
}

/** Each with a spread of its own: what is kept waiting scatters more. */
function ratioOf(run: Run, id: MixedId, confidence: number) {
  const { alone, beside } = mixedWindows(run, id);
  const tails = (windows: Steady[]) => latenciesOf({ windows }, 0.99).map(Math.log);
  if ([...tails(alone), ...tails(beside)].some((one) => !Number.isFinite(one))) return null;
  return contrastOfSamples(
    [[{ values: tails(beside), weight: 1 }], [{ values: tails(alone), weight: -1 }]],
    confidence,
  );
}
