import { confidenceOf } from "../../../run/looks.ts";
import type { Observation } from "../../../run/observations.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { type Contrast, contrast } from "../../../statistics/contrasts/contrast.ts";
import { intervalOf } from "../../../statistics/contrasts/counterexample.ts";
import { mean } from "../../../statistics/pooled-spread.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { workShares, workSharesOfBursts } from "../../bursts/work-share.ts";
import { lacksCore } from "../../processes/core-share.ts";
import { threeDigits } from "../../three-digits.ts";
import { changedSweep, slowed } from "../../worlds/falsified.ts";
import { byInterval } from "../judged-by.ts";
import { sayRatio } from "../say-ratio.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test, verdictInside } from "../verdict.ts";

/**
 * Requests alone with a target's own iterations take the wanted seconds, give or take a margin, on every target. A target
 * that is shown to miss them refutes it, if its bursts of one miss them too: requests alone come one after the other at the
 * beginning of a run, where one disturbance may meet them all, and bursts of one throughout it. It is not refuted by a
 * single request, which anything may have held up, and not by taking longer where requests that compute alone have no
 * core to themselves: then it is not their amount that makes them long.
 *
 * @param margin as a relative change: 0.1 is a tenth
 * @param sweeps of each target, the one on whose endpoint its requests alone are sent
 */
export function workSecondsWithin(margin: number, ...sweeps: SweepId[]): Test {
  return falsifiable((run) => judge(run, margin, sweeps), {
    sweeps,
    levels: () => (level) => level === 1,
    falsify: (truth, beyond) => {
      const [first] = sweeps;
      const own = first && shareOf(truth, sweeps, first);
      if (!own) return null;
      const wanted = Math.log1p(margin) + beyond;
      const times = Math.exp(wanted - own.estimate);
      return {
        // Throughout the run: on a machine that had become faster by then, its bursts of one would not miss by as much.
        ...changedSweep(first, (world) => slowed(world, () => wanted - (own.ofBursts ?? own.estimate))),
        run: (run) => ({
          ...run,
          observations: run.observations.map((seen) => slowedAlone(seen, first.target, times)),
        }),
      };
    },
  });
}

/** What a run says to it; a target that misses the wanted seconds refutes it, whatever the others do. */
function judge(run: Run, margin: number, sweeps: readonly SweepId[]): Judged {
  const bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
  const confidence = confidenceOf(run);
  const each = 1 - (1 - confidence) / sweeps.length;
  const found = sweeps.flatMap((sweep) => shareOf(run, sweeps, sweep) ?? []);
  const [furthest] = found.toSorted((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));
  const outside = found.filter((one) => one.requests > 1 && verdictInside(intervalOf(one, each), bounds) === "fails");
  const targets = sweeps.map(({ target }) => target);
  const isExcused = ({ estimate }: Share) => estimate > 0 && lacksCore(run, ...targets);
  const missing = outside.filter((one) => !isExcused(one));
  const isRefuted = missing.some(({ ofBursts, estimate }) => {
    return ofBursts !== null && (estimate < 0 ? ofBursts < bounds.low : ofBursts > bounds.high);
  });
  if (!furthest || (!isRefuted && found.length < sweeps.length)) return NOT_MEASURED;
  const isShown = found.every((one) => verdictInside(intervalOf(one, confidence), bounds) === "holds");
  const excuse = outside.some(isExcused) ? "; requests that computed alone had no core to themselves" : "";
  const evidence = `${sayShares(run, found, confidence)}${missing.map((one) => sayBursts(run, one)).join("")}${excuse}`;
  const verdict = isRefuted ? "fails" : isShown ? "holds" : "undecided";
  return byInterval({ verdict, evidence }, furthest, { margin, confidence: each });
}

function sayShares(run: Run, found: Share[], confidence: number): string {
  const said = found.map((one) => {
    return `${labelOf(run, one.target)} ${sayRatio({ ...one, ...intervalOf(one, confidence) }, confidence)}`;
  });
  return `times the wanted duration: ${said.join(", ")}`;
}

function sayBursts(run: Run, { target, ofBursts }: Share): string {
  const bursts = ofBursts === null ? "not measured" : threeDigits(Math.exp(ofBursts));
  return `; bursts of one on ${labelOf(run, target)}: ${bursts}`;
}

type Share = Contrast & {
  target: string;
  requests: number;
  /** The same of the target's bursts of one, as the mean; null without any. */
  ofBursts: number | null;
};

/**
 * The logarithm of what a target's requests alone take in units of the wanted seconds. What single requests scatter by is
 * taken from all targets, and from bursts of one as well.
 */
function shareOf(run: Run, sweeps: readonly SweepId[], { target, endpoint }: SweepId): Share | null {
  const own = workShares(run, target).map(Math.log);
  const others = sweeps.filter((one) => one.target !== target).map((one) => workShares(run, one.target).map(Math.log));
  const bursts = sweeps.map((one) => workSharesOfBursts(run, one).map(Math.log));
  const groups = [...others, ...bursts].filter(({ length }) => length > 0);
  const found =
    own.length > 0 && contrast([{ values: own, weight: 1 }, ...groups.map((values) => ({ values, weight: 0 }))]);
  const ofBursts = workSharesOfBursts(run, { target, endpoint }).map(Math.log);
  return found
    ? { ...found, target, requests: own.length, ofBursts: ofBursts.length > 0 ? mean(ofBursts) : null }
    : null;
}

/** A request alone of a target that took so many times as long; anything else as it is. */
function slowedAlone(seen: Observation, target: string, times: number): Observation {
  if (seen.kind !== "single" || seen.target !== target) return seen;
  const requests = seen.requests.map((one) => ({
    ...one,
    work: one.work && { ...one.work, serviceSeconds: times * one.work.serviceSeconds },
  }));
  return { ...seen, requests };
}
