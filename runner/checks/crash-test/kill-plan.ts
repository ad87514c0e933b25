import { seededRandom } from "../../../content/statistics/random.ts";
import { STAGES, type Stage } from "./run-stage.ts";
import type { Moment, RunOutcome } from "./run-until-killed.ts";

/** The share of resumed runs that are killed, too. */
const AGAIN_SHARE = 0.2;

/** How long each stage of an undisturbed run took. */
export function stageSeconds({ began, seconds }: Pick<RunOutcome, "began" | "seconds">): Record<Stage, number> {
  const starts = STAGES.map((stage) => began[stage] ?? seconds);
  const took = STAGES.map((stage, index) => [stage, (starts[index + 1] ?? seconds) - (starts[index] ?? 0)] as const);
  return Object.fromEntries(took) as Record<Stage, number>;
}

/**
 * Moments to kill runs at, for ever: the stages in turn, and a moment of each drawn from a seed.
 *
 * @param killsPerRun so many moments for a run, each for what resumed it after the one before
 */
export function* moments(seed: number, lasts: Record<Stage, number>, killsPerRun = 1): Generator<Moment[], never> {
  const random = seededRandom(seed);
  const within = (stage: Stage): Moment => ({ stage, seconds: random() * lasts[stage] });
  for (let index = 0; ; index += killsPerRun) {
    const stages = Array.from({ length: killsPerRun }, (_, kill) => STAGES[(index + kill) % STAGES.length] ?? "bursts");
    const planned = stages.map(within);
    yield random() < AGAIN_SHARE ? [...planned, within("bring-up")] : planned;
  }
}
