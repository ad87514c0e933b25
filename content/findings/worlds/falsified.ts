import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { seededRandom } from "../../statistics/random.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { SteadyId } from "../steady/windows.ts";
import type { CapacityWorld } from "./capacity-world.ts";
import type { World } from "./world.ts";

/** What makes the worlds of a run others. */
export interface Falsified {
  /** The other world of a sweep. */
  world?: (sweep: SweepId, world: World) => World;
  /** The other world of what a load takes within its bound, of which those of all others are known too. */
  capacity?: (load: SteadyId, world: CapacityWorld, worldOf: (load: SteadyId) => CapacityWorld | null) => CapacityWorld;
  /** The other run, for what is counted, or observed other than in bursts. */
  run?: (run: Run) => Run;
}

/** One sweep with other bursts than its world had, the others as they were. */
export function changedSweep({ target, endpoint }: SweepId, change: (world: World) => World): Falsified {
  const isMeant = (sweep: SweepId) => sweep.target === target && sweep.endpoint === endpoint;
  return { world: (sweep, world) => (isMeant(sweep) ? change(world) : world) };
}

/**
 * A world in which bursts take longer.
 *
 * @param by the logarithm of how many times as long, level by level
 */
export function slowed(world: World, by: (level: number) => number): World {
  return { ...world, factor: (level) => world.factor(level) * Math.exp(by(level)) };
}

/** The same run with another observation in the place of one: the first for which there is another. */
export function withOneChanged(
  run: Run,
  change: (seen: Run["observations"][number]) => Run["observations"][number] | null,
): Run {
  let isDone = false;
  const observations = run.observations.map((seen) => {
    const other = isDone ? null : change(seen);
    isDone ||= other !== null;
    return other ?? seen;
  });
  return { ...run, observations };
}

/** The same run with every observation changed, in another way for a share of them that is drawn by chance. */
export function withShareChanged(
  run: Run,
  share: number,
  change: (seen: Run["observations"][number], isAmong: boolean) => Run["observations"][number],
): Run {
  // Another draw for every simulated run, the same for the same one.
  const random = seededRandom(1e6 * run.observations.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0));
  return { ...run, observations: run.observations.map((seen) => change(seen, random() < share)) };
}

/** The same burst with each request, by its place, worked on by another process. */
export function servedBy(burst: Burst, pidOf: (place: number) => number): Burst {
  const requests = burst.requests.map((one, place) => ({
    ...one,
    work: one.work && { ...one.work, pid: pidOf(place) },
  }));
  return { ...burst, requests };
}
