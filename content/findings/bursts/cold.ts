import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { burstsOf, makespan } from "./bursts.ts";
import { soloSeconds } from "./solo-seconds.ts";
import { sweepsOf } from "./sweeps.ts";

/** The first request ever on an endpoint, and what a warm one takes there. */
export interface Cold {
  target: string;
  label: string;
  endpoint: string;
  coldSeconds: number | null;
  warmSeconds: number | null;
}

/** Cold beside warm, for every sweep that began with a cold burst. */
export function coldOf(run: Run): Cold[] {
  return burstsOf(run)
    .filter(({ cold }) => cold)
    .map((burst) => {
      const { target, endpoint } = burst;
      const warm = sweepsOf(run, endpoint).find((series) => series.target === target);
      const seconds = { coldSeconds: makespan(burst), warmSeconds: soloSeconds(warm) };
      return { target, label: labelOf(run, target), endpoint, ...seconds };
    });
}
