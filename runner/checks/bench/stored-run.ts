import { burstsOf } from "../../../content/findings/bursts/bursts.ts";
import type { Run } from "../../../content/run/run.ts";
import { newestFullRun, type StoredRun } from "../stored-runs.ts";
import type { Figure } from "./bench-figure.ts";

const SECONDS_PER_MINUTE = 60;

/** What the newest stored full run says of duration, overhead between observations, size and the cost of looking. */
export async function storedFigures(): Promise<Figure[]> {
  const found = await newestTested();
  const { durations, selfTest } = found?.run ?? {};
  const ratio =
    durations && durations.observedSeconds > 0 ? durations.measuringSeconds / durations.observedSeconds : null;
  const note = found ? `run ${found.run.id}` : "no full run is stored: pnpm measure makes one";
  const atMost = (what: string, value: number | null, unit: string, limit: number | null): Figure => ({
    ...{ what, value, unit, limit, note },
    bound: "at most",
  });
  return [
    atMost(
      "full plan, first to last observation",
      durations ? durations.measuringSeconds / SECONDS_PER_MINUTE : null,
      "min",
      null,
    ),
    atMost("the same over the time observed", ratio, "×", 1.05),
    atMost("run file of a full run", found ? found.bytes / 1e6 : null, "MB", 2),
    atMost("looking at targets from outside", found ? lookingShare(found.run) : null, "% of a core", null),
    atMost("self-test of the instrument", selfTest?.tookSeconds ?? null, "s", null),
  ];
}

/**
 * The newest stored full run that tested its instrument; runs of the first schema neither did that nor looked at targets.
 */
function newestTested(): Promise<StoredRun | undefined> {
  return newestFullRun(({ selfTest }) => selfTest !== null);
}

/** The newest stored full run that took all steps of its plan: one until claims are decided leaves some out. */
export async function newestWhole(): Promise<Run | undefined> {
  return (await newestFullRun(isWhole))?.run;
}

/** Whether how long the steps of a run took says how long those of its plan take. */
export function isWhole({ plan, selfTest, status }: Run): boolean {
  return status === "complete" && plan.untilDecided === null && selfTest !== null;
}

function lookingShare(run: Run): number {
  const watched = burstsOf(run).flatMap(({ usage, tookSeconds }) => (usage ? [{ usage, tookSeconds }] : []));
  const looking = watched.reduce((sum, { usage }) => sum + usage.lookingSeconds, 0);
  const took = watched.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
  return took > 0 ? (100 * looking) / took : 0;
}
