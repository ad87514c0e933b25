import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { burstsOf } from "../../../content/findings/bursts/bursts.ts";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Figure } from "./bench-figure.ts";

const RUNS = path.resolve(import.meta.dirname, "../../../content/runs");
const MINUTE = 60;

/** What the newest stored full run says of duration, overhead between observations, size and the cost of looking. */
export async function storedFigures(): Promise<Figure[]> {
  const found = await newestFull();
  const { durations, selfTest } = found?.run ?? {};
  const ratio =
    durations && durations.observedSeconds > 0 ? durations.measuringSeconds / durations.observedSeconds : null;
  const note = found ? `run ${found.run.id}` : "no full run is stored: pnpm measure makes one";
  const atMost = (what: string, value: number | null, unit: string, limit: number | null): Figure => ({
    ...{ what, value, unit, limit, note },
    bound: "at most",
  });
  return [
    atMost("full plan, first to last observation", durations ? durations.measuringSeconds / MINUTE : null, "min", null),
    atMost("the same over the time observed", ratio, "×", 1.05),
    atMost("run file of a full run", found ? found.bytes / 1e6 : null, "MB", 2),
    atMost("looking at targets from outside", found ? lookingShare(found.run) : null, "% of a core", null),
    atMost("self-test of the instrument", selfTest?.tookSeconds ?? null, "s", null),
  ];
}

/** The newest stored full run that tested its instrument, and the size of its file; undefined where there is none. */
export async function newestFull(): Promise<{ run: Run; bytes: number } | undefined> {
  const names = (await readdir(RUNS)).filter((name) => /-full-.*\.json$/.test(name)).toSorted();
  for (const name of names.toReversed()) {
    const file = path.join(RUNS, name);
    const run = await parseRun(await readFile(file, "utf8"), name);
    // Runs of the first schema neither tested the instrument nor looked at targets.
    if (run.selfTest) return { run, bytes: (await stat(file)).size };
  }
  return undefined;
}

function lookingShare(run: Run): number {
  const watched = burstsOf(run).flatMap(({ usage, tookSeconds }) => (usage ? [{ usage, tookSeconds }] : []));
  const looking = watched.reduce((sum, { usage }) => sum + usage.lookingSeconds, 0);
  const took = watched.reduce((sum, { tookSeconds }) => sum + tookSeconds, 0);
  return took > 0 ? (100 * looking) / took : 0;
}
