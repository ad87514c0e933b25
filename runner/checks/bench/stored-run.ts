import { burstsOf } from "../../../content/findings/bursts/bursts.ts";
import type { Run } from "../../../content/run/run.ts";
import { experimentOf } from "../../experiments/registry.ts";
import { newestFullRun, type StoredRun } from "../stored-runs.ts";
import type { Figure } from "./bench-figure.ts";
import { WINDOW_KILOBYTES } from "./memory-and-size.ts";

const SECONDS_PER_MINUTE = 60;

/** 2 MB for the 4,524 requests that a full run had when that was set as its limit; plans have grown since. */
const REQUEST_BYTES = 440;

/** What the newest stored full run says of duration, overhead between observations, size and the cost of looking. */
export async function storedFigures(): Promise<Figure[]> {
  const found = await newestTested();
  const { durations, selfTest } = found?.run ?? {};
  const sizes = found && sizesIn(found);
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
    atMost("run file of a full run", found ? found.bytes / 1e6 : null, "MB", null),
    atMost("for each of its requests in bursts", sizes?.requestBytes ?? null, "B", REQUEST_BYTES),
    atMost("for each of its windows of steady load", sizes?.windowKilobytes ?? null, "kB", WINDOW_KILOBYTES),
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

/**
 * What a run file takes for each window of steady load, and without these for each request that was timed by itself; null
 * where it has none.
 */
export function sizesIn({ run, bytes }: Pick<StoredRun, "bytes"> & { run: Pick<Run, "observations"> }) {
  const windows = run.observations.filter(({ kind }) => kind === "steady");
  const ofWindows = windows.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);
  const requests = run.observations.reduce((sum, one) => sum + experimentOf(one).requests(one).length, 0);
  return {
    requestBytes: requests > 0 ? (bytes - ofWindows) / requests : null,
    windowKilobytes: windows.length > 0 ? ofWindows / 1e3 / windows.length : null,
  };
}

function lookingShare(run: Run): number {
  const watched = burstsOf(run).flatMap(({ usage, tookSeconds }) => (usage ? [{ usage, tookSeconds }] : []));
  const looking = watched.reduce((sum, { usage }) => sum + usage.lookingSeconds, 0);
  const took = watched.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
  return took > 0 ? (100 * looking) / took : 0;
}
