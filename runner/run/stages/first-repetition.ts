import { burstSecondsOf } from "../../../content/findings/looks/burst-time.ts";
import { type Cell, keyOf } from "../../../content/findings/looks/cells.ts";
import { lookBefore } from "../../../content/findings/looks/look-before.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Step } from "../../experiments/common/experiment.ts";
import { experimentOf } from "../../experiments/registry.ts";
import type { Rest } from "../../schedule/time-left.ts";
import { assemble } from "../journal/run-file.ts";
import { identityOf } from "../resume/identity.ts";
import { keepLook, type StagesContext } from "./stages-context.ts";

/** How often it is looked at whether the rest of the repetition still fits: a machine may slow down meanwhile. */
const PARTS = 4;

/**
 * Takes the first repetition in a few parts. Before each it looks ahead at whether the rest fits into the time for bursts,
 * and leaves out what does not.
 *
 * @param later what comes after all of it
 * @returns the looks that left something out, those before an interruption among them
 */
export async function takeFirstRepetition(whole: Step[], later: Rest, context: StagesContext): Promise<Look[]> {
  const { plan, take } = context;
  const looks = context.looks.filter(({ repetitions }) => repetitions === 0);
  const size = Math.max(1, Math.ceil(whole.length / PARTS));
  const isMeasured = (step: Step) => !experimentOf(step).isLeftOut?.(step, looks, plan);
  for (let from = 0; from < whole.length; from += size) {
    const look = await lookAhead(whole.filter(isMeasured), context);
    if (look) looks.push(look);
    const rest = whole.slice(from + size).filter(isMeasured);
    await take(whole.slice(from, from + size).filter(isMeasured), { ...later, steps: [...rest, ...later.steps] });
  }
  return looks;
}

/** Looks at how long the rest of the repetition is going to take, on a machine that is as slow as it was by then. */
async function lookAhead(steps: Step[], context: StagesContext): Promise<Look | null> {
  const { journal, articles, expectedSeconds } = context;
  const { run } = await assemble(await journal.entries());
  const bursts = run.observations.filter((seen) => seen.kind === "burst").filter(({ cold }) => !cold);
  const done = new Set(bursts.map(identityOf));
  const isDone = (step: Step) => done.has(identityOf(step));
  const spentSeconds = burstSecondsOf({ observations: bursts });
  const expected = steps.filter(isDone).reduce((sum, step) => sum + expectedSeconds(step), 0);
  const slowness = expected > 0 ? Math.max(1, spentSeconds / expected) : 1;
  const seconds = new Map<string, number>();
  for (const step of steps.filter((one) => !isDone(one))) {
    const cell = experimentOf(step).cell?.(step);
    if (cell) seconds.set(keyOf(cell), (seconds.get(keyOf(cell)) ?? 0) + slowness * expectedSeconds(step));
  }
  const secondsOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + (seconds.get(keyOf(cell)) ?? 0), 0);
  const rest = { secondsOf, spentSeconds };
  const look = lookBefore(run, articles, { rest, atSeconds: run.durations.measuringSeconds });
  return look && keepLook(context, look);
}
