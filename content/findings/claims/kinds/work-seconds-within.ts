import { confidenceOf } from "../../../run/looks.ts";
import type { Observation } from "../../../run/observations.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { type Contrast, contrast } from "../../../statistics/contrasts/contrast.ts";
import { intervalOf } from "../../../statistics/contrasts/counterexample.ts";
import { validBurstsOn } from "../../bursts/bursts.ts";
import { singlesOf } from "../../bursts/singles.ts";
import { workShares } from "../../bursts/work-share.ts";
import { lacksCore } from "../../processes/core-share.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictInside } from "../verdict.ts";

/**
 * Requests alone with a target's own iterations take the wanted seconds, give or take a margin, on every target. A target
 * that is shown to miss them refutes it, but not by a single request, which anything may have held up, and not by taking
 * longer where requests that compute alone have no core to themselves: then it is not their amount that makes them long.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function workSecondsWithin(margin: number, ...targets: string[]): Test {
  const bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
  const test = (run: Run) => {
    const confidence = confidenceOf(run);
    const found = targets.flatMap((target) => shareOf(run, targets, target) ?? []);
    const [furthest] = found.toSorted((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));
    const each = 1 - (1 - confidence) / targets.length;
    const isRefuted = found.some((one) => {
      const isOutside = one.requests > 1 && verdictInside(intervalOf(one, each), bounds) === "fails";
      return isOutside && (one.estimate < 0 || !lacksCore(run, ...targets));
    });
    // A target that misses them refutes it, whatever the others do.
    if (!furthest || (!isRefuted && found.length < targets.length)) return NOT_MEASURED;
    const isShown = found.every((one) => verdictInside(intervalOf(one, confidence), bounds) === "holds");
    const said = found.map((one) => {
      return `${labelOf(run, one.target)} ${sayRatio({ ...one, ...intervalOf(one, confidence) }, confidence)}`;
    });
    const evidence = `times the wanted duration: ${said.join(", ")}`;
    const verdict = isRefuted ? "fails" : isShown ? "holds" : "undecided";
    return byInterval({ verdict, evidence }, furthest, { margin, confidence: each });
  };
  return falsifiable(test, {
    sweeps: [],
    falsify: (truth, beyond) => {
      const own = shareOf(truth, targets, targets[0] ?? "")?.estimate ?? 0;
      const times = Math.exp(Math.log1p(margin) + beyond - own);
      return {
        run: (run) => ({ ...run, observations: run.observations.map((seen) => slowed(seen, targets[0], times)) }),
      };
    },
  });
}

type Share = Contrast & { target: string; requests: number };

/**
 * The logarithm of what a target's requests alone take in units of the wanted seconds. What single requests scatter by is
 * taken from all targets, and from bursts of one as well.
 */
function shareOf(run: Run, targets: readonly string[], target: string): Share | null {
  const own = workShares(run, target).map(Math.log);
  const others = targets.filter((one) => one !== target).map((one) => workShares(run, one).map(Math.log));
  const groups = [...others, ...targets.map((one) => solosLike(run, one))].filter(({ length }) => length > 0);
  const found =
    own.length > 0 && contrast([{ values: own, weight: 1 }, ...groups.map((values) => ({ values, weight: 0 }))]);
  return found ? { ...found, target, requests: own.length } : null;
}

/** The logarithms of what bursts of one took where a target's requests alone were sent. */
function solosLike(run: Run, target: string): number[] {
  const [single] = singlesOf(run, target);
  return (single ? validBurstsOn(run, single) : []).flatMap(({ level, requests: [only] }) =>
    level === 1 && only?.work ? Math.log(only.work.serviceSeconds) : [],
  );
}

/** A request alone of a target that took so many times as long; anything else as it is. */
function slowed(seen: Observation, target: string | undefined, times: number): Observation {
  if (seen.kind !== "single" || seen.target !== target) return seen;
  const requests = seen.requests.map((one) => ({
    ...one,
    work: one.work && { ...one.work, serviceSeconds: times * one.work.serviceSeconds },
  }));
  return { ...seen, requests };
}
