import type { Run } from "../../../../run/run.ts";
import { type ReplacedWorkers, replacedWorkers } from "../../../processes/replaced.ts";
import { byCount } from "../../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../../verdict.ts";

/**
 * Workers of a service that were busy for longer than a limit are no longer there afterwards: all of them. One that is
 * still there refutes it. Undecided where the load was not long enough to tell.
 *
 * @param limitSeconds how long the service lets a worker be silent
 */
export function workersAreReplaced(target: string, limitSeconds: number): Test {
  return lost(target, limitSeconds, ({ replaced, before }) => replaced === before);
}

/** Workers of a service are the same after they were busy for longer than a limit. One that is not refutes it. */
export function workersAreKept(target: string, limitSeconds: number): Test {
  return lost(target, limitSeconds, ({ replaced }) => replaced === 0);
}

function lost(target: string, limitSeconds: number, isTrue: (found: ReplacedWorkers) => boolean): Test {
  const test = (run: Run) => {
    const found = replacedWorkers(run, target);
    if (!found) return NOT_MEASURED;
    const { before, replaced, loadSeconds } = found;
    // With one more request than workers, a worker is busy for at least half of the time.
    const isLongEnough = loadSeconds / 2 > limitSeconds;
    const evidence = `${replaced} of ${before} workers were replaced during ${loadSeconds.toFixed(0)} s of load`;
    if (!isLongEnough)
      return byCount({ verdict: "undecided", evidence: `${evidence}, too short for a limit of ${limitSeconds} s` }, 1);
    return byCount({ verdict: isTrue(found) ? "holds" : "fails", evidence }, before);
  };
  return falsifiable(test, { sweeps: [], falsify: () => ({ run: (run) => withOtherOutcome(run, target, test(run)) }) });
}

/** The same run in which workers are gone that were kept, or are there that were replaced. */
function withOtherOutcome(run: Run, target: string, { verdict }: { verdict: string }): Run {
  const wasReplaced = (replacedWorkers(run, target)?.replaced ?? 0) > 0;
  if (verdict !== "holds") return run;
  const idle = run.observations.find((seen) => seen.kind === "tree" && seen.target === target && seen.phase === "idle");
  const observations = run.observations.map((seen) => {
    if (seen.kind !== "tree" || seen.target !== target || seen.phase !== "after" || idle?.kind !== "tree") return seen;
    const [root, ...others] = idle.processes;
    const gone = others.map((one) => ({ ...one, pid: one.pid + 10_000 }));
    return { ...seen, processes: root ? [root, ...(wasReplaced ? others : gone)] : [] };
  });
  return { ...run, observations };
}
