import { baselineOf } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { soloSeconds } from "./solo-seconds.ts";
import { sweepsOf } from "./sweeps.ts";

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
 * The serial law from one request alone, called directly, on the target that serves from a single event loop: the
 * median of its bursts of one. Null when the run has no such burst.
 */
export function serialLawOf(run: Run): SerialLaw | null {
  const single = run.targets.find(({ family }) => family === "fastapi");
  const series = sweepsOf(run, baselineOf(single)?.name ?? "").find(({ target }) => target === single?.name);
  const alone = soloSeconds(series);
  if (!series || alone === null) return null;
  const { label, endpoint, workSeconds } = series;
  return { label, endpoint, workSeconds, soloSeconds: alone };
}
