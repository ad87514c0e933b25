import type { Burst } from "../../../run/observations/burst.ts";
import type { Run } from "../../../run/run.ts";
import { burstsOn } from "../../bursts/bursts.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { withOneChanged } from "../../worlds/falsified.ts";
import { byCount } from "../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

/** The smallest burst in which a request is served while two others can have become tasks. */
const LEAST_LEVEL = 3;

/**
 * In every burst of three or more, several requests are tasks on the event loop at once, as the server tells it. The
 * tasks that are always there are known from bursts of one, and do not count. One burst without them refutes it.
 */
export function severalTasksAtOnce(sweep: SweepId): Test {
  const test = (run: Run) => {
    const bursts = burstsOf(run, sweep);
    const alone = bursts.filter(({ level }) => level === 1).flatMap(mostTasks);
    const larger = bursts.filter(({ level }) => level >= LEAST_LEVEL);
    const told = larger.flatMap((burst) => mostTasks(burst).map((most) => ({ level: burst.level, most })));
    if (alone.length === 0 || told.length === 0) return NOT_MEASURED;
    const always = Math.min(...alone) - 1;
    const requests = told.map(({ level, most }) => ({ level, most: most - always }));
    const short = requests.find(({ most }) => most < 2);
    if (!short && told.length < larger.length) return NOT_MEASURED;
    const fewest = Math.min(...requests.map(({ most }) => most));
    const most = Math.max(...requests.map((one) => one.most));
    const found = short ? `${short.most} in a burst of ${short.level}` : `${fewest} to ${most}`;
    const evidence = `${found} requests were tasks at once, beside the ${always} tasks that are always there`;
    return byCount({ verdict: short ? "fails" : "holds", evidence }, told.length);
  };
  return falsifiable(test, {
    sweeps: [sweep],
    falsify: (truth) => ({ run: (run) => withOneAtATime(run, sweep, truth) }),
  });
}

/** A run in which one large burst has as few tasks as a burst of one. */
function withOneAtATime(run: Run, sweep: SweepId, truth: Run): Run {
  const alone = burstsOf(truth, sweep).filter(({ level }) => level === 1);
  const concurrentTasks = Math.min(...alone.flatMap(mostTasks));
  return withOneChanged(run, (seen) => {
    if (seen.kind !== "burst" || seen.cold || seen.level < LEAST_LEVEL || !isOf(sweep, seen)) return null;
    return {
      ...seen,
      requests: seen.requests.map((one) => ({ ...one, work: one.work && { ...one.work, concurrentTasks } })),
    };
  });
}

function burstsOf(run: Run, sweep: SweepId): Burst[] {
  return burstsOn(run, sweep.endpoint).filter((burst) => isOf(sweep, burst));
}

function isOf({ endpoint, target }: SweepId, burst: SweepId): boolean {
  return burst.endpoint === endpoint && burst.target === target;
}

/** The most tasks that any answer of a burst found on the loop; nothing where none told. */
function mostTasks({ requests }: Burst): number[] {
  const told = requests.flatMap(({ work }) => work?.concurrentTasks ?? []);
  return told.length > 0 ? [Math.max(...told)] : [];
}
