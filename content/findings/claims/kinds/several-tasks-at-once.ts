import { confidenceOf } from "../../../run/looks.ts";
import type { Burst } from "../../../run/observations/burst.ts";
import type { Run } from "../../../run/run.ts";
import { burstsOn } from "../../bursts/bursts.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { withShareChanged } from "../../worlds/falsified.ts";
import { byShare, DISTURBED_SHARE } from "../by-share.ts";
import { byCount } from "../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test, type Verdict } from "../verdict.ts";

/** The smallest burst in which a request is served while two others can have become tasks. */
const LEAST_LEVEL = 3;

/**
 * In more bursts of three or more than disturbances explain, several requests are tasks on the event loop at once, as the
 * server tells it. The tasks that are always there are known from bursts of one, and do not count: the most that were seen
 * beside one request, for the sentence to hold, and the fewest, for it to fail, since some may come and go. It is not so in
 * every burst: a loop that is blocked by the first request may find the others one by one.
 */
export function severalTasksAtOnce(...sweeps: SweepId[]): Test {
  const test = (run: Run) => {
    const bursts = burstsOf(run, sweeps);
    const alone = bursts.filter(({ level }) => level === 1).flatMap(mostTasks);
    const larger = bursts.filter(({ level }) => level >= LEAST_LEVEL).flatMap(mostTasks);
    if (alone.length === 0 || larger.length === 0) return NOT_MEASURED;
    const [fewest, always] = [Math.min(...alone) - 1, Math.max(...alone) - 1];
    const isShown = sharedBy(larger, always + 1, run) === "holds";
    const isRefuted = sharedBy(larger, fewest + 1, run) === "fails";
    const several = larger.filter((most) => most > always + 1).length;
    const beside =
      fewest === always ? `the ${always} tasks that are always there` : `${fewest} to ${always} other tasks`;
    const most = Math.max(...larger) - always;
    const evidence = `several requests were tasks at once in ${several} of ${larger.length} bursts, ${most} at most, beside ${beside}`;
    return byCount({ verdict: isShown ? "holds" : isRefuted ? "fails" : "undecided", evidence }, larger.length);
  };
  return falsifiable(test, {
    sweeps,
    levels: () => (level) => level === 1 || level >= LEAST_LEVEL,
    falsify: (truth) => {
      const concurrentTasks = Math.min(
        ...burstsOf(truth, sweeps)
          .filter(({ level }) => level === 1)
          .flatMap(mostTasks),
      );
      return {
        run: (run) =>
          withShareChanged(run, DISTURBED_SHARE, (seen, isAmong) => {
            if (isAmong || seen.kind !== "burst" || seen.level < LEAST_LEVEL || !isAmongThem(sweeps, seen)) return seen;
            const withTasks = (one: Burst["requests"][number]) => ({
              ...one,
              work: one.work && { ...one.work, concurrentTasks },
            });
            return { ...seen, requests: seen.requests.map(withTasks) };
          }),
      };
    },
  });
}

/** Whether more bursts than disturbances explain have more tasks than so many. */
function sharedBy(tasks: readonly number[], more: number, run: Run): Verdict {
  return byShare(tasks.filter((most) => most > more).length, tasks.length, confidenceOf(run));
}

function burstsOf(run: Run, sweeps: readonly SweepId[]): Burst[] {
  return sweeps.flatMap(({ endpoint, target }) => burstsOn(run, endpoint).filter((burst) => burst.target === target));
}

function isAmongThem(sweeps: readonly SweepId[], burst: SweepId): boolean {
  return sweeps.some(({ endpoint, target }) => burst.endpoint === endpoint && burst.target === target);
}

/** The most tasks that any answer of a burst found on the loop; nothing where none told. */
function mostTasks({ requests }: Burst): number[] {
  const told = requests.flatMap(({ work }) => work?.concurrentTasks ?? []);
  return told.length > 0 ? [Math.max(...told)] : [];
}
