import type { Target } from "../../run/circumstances/target.ts";
import { baselineOf } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import { sweepsOf } from "../bursts/sweeps.ts";

/** The serial law of a run: n requests served one after the other take n times the seconds of one. */
export interface SerialLaw {
  /** The label of the target that the one request was measured on. */
  label: string;
  endpoint: string;
  /** Seconds of work that the one request asked for. */
  workSeconds: number | null;
  soloSeconds: number;
}

/**
 * The serial law from one request alone on the first measured target that serves its baseline endpoint serially: the
 * median of its bursts of one. Null when the run has no such target, or no such burst.
 */
export function serialLawOf(run: Run): SerialLaw | null {
  const single = run.targets.find(isSerial);
  const baseline = baselineOf(single);
  if (!single || !baseline) return null;
  const series = sweepsOf(run, baseline.name).find(({ target }) => target === single.name);
  const alone = soloSeconds(series);
  if (!series || alone === null) return null;
  const { label, endpoint, workSeconds } = series;
  return { label, endpoint, workSeconds, soloSeconds: alone };
}

/** Whether a target has one worker, which itself does the work of its baseline endpoint. */
function isSerial(target: Target): boolean {
  return target.role === "measured" && target.workers === 1 && baselineOf(target)?.executor === "worker";
}
