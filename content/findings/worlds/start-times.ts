import type { Run } from "../../run/run.ts";
import { normal } from "../../statistics/normal.ts";
import { seededRandom } from "../../statistics/random.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { slowed } from "./falsified.ts";
import type { World } from "./world.ts";

/**
 * What one start of each target makes of the worlds of its sweeps: all that compute take some times as long, by a lognormal
 * factor of that target; waits take as long as they did.
 *
 * @param spread the standard deviation of ln seconds; 0 changes nothing
 */
export function startTimes(
  { plan }: Pick<Run, "plan">,
  spread: number,
  seed: number,
): (sweep: SweepId, world: World | null) => World | null {
  // Another stream than that of the bursts, which is drawn from the seed itself.
  const random = seededRandom(~seed);
  const targets = [...new Set(plan.sweeps.map(({ target }) => target))];
  const logs = new Map(targets.map((target) => [target, spread * normal(random)]));
  const waits = ({ target, endpoint }: SweepId) =>
    plan.sweeps.some((sweep) => sweep.target === target && sweep.endpoint === endpoint && sweep.work === "wait");
  return (sweep, world) => {
    const log = logs.get(sweep.target) ?? 0;
    return world && log !== 0 && !waits(sweep) ? slowed(world, () => log) : world;
  };
}
