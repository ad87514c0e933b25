import type { Run } from "../../../../run/run.ts";
import { processCountOf } from "../../../processes/process-count.ts";
import { treesOf } from "../../../processes/trees.ts";
import { byCount } from "../../judged-by.ts";
import { type Falsification, falsifiable, NOT_MEASURED, type Test } from "../../verdict.ts";

/** A service at rest is so many processes. */
export function processCountIs(target: string, wanted: number): Test {
  const test = (run: Run) => {
    const tree = treesOf(run, [target]).find(({ phase }) => phase === "idle");
    if (!tree?.processes) return NOT_MEASURED;
    const found = tree.processes.length;
    return byCount(
      { verdict: found === wanted ? "holds" : "fails", evidence: `${found} found, ${wanted} expected` },
      1,
    );
  };
  return falsifiable(test, oneMoreOf(target));
}

/** A service at rest has so many processes beside its workers. */
export function processesBeyondWorkersAre(target: string, wanted: number): Test {
  const test = (run: Run) => {
    const found = processCountOf(run, target);
    const workers = run.targets.find(({ name }) => name === target)?.workers ?? null;
    if (found === null || workers === null) return NOT_MEASURED;
    const evidence = `${found} processes with ${workers} workers, ${wanted} more expected`;
    return byCount({ verdict: found - workers === wanted ? "holds" : "fails", evidence }, 1);
  };
  return falsifiable(test, oneMoreOf(target));
}

/** How many processes a service is: a number of its own, or so many more than it has workers. */
export interface ExpectedProcesses {
  target: string;
  processes: number | { beyondWorkers: number };
}

/** Services are so many processes, in every list of them. One list that is longer or shorter refutes it. */
export function processCountsAre(...all: ExpectedProcesses[]): Test {
  const test = (run: Run) => {
    const lists = all.flatMap(({ target, processes: wanted }) => {
      const expected = countOf(run, target, wanted);
      return treesOf(run, [target]).flatMap(({ label, phase, processes }) =>
        processes && expected !== null ? [{ target, label, phase, found: processes.length, expected }] : [],
      );
    });
    const wrong = lists.find(({ found, expected }) => found !== expected);
    if (!wrong && all.some(({ target }) => !lists.some((list) => list.target === target))) return NOT_MEASURED;
    const counts = new Set(lists.map(({ label, found }) => `${label}: ${found}`));
    const evidence = wrong
      ? `${wrong.label}, ${wrong.phase}: ${wrong.found} found, ${wrong.expected} expected`
      : `as expected in every list: ${[...counts].join("; ")}`;
    return byCount({ verdict: wrong ? "fails" : "holds", evidence }, lists.length);
  };
  return falsifiable(test, oneMoreOf(all[0]?.target));
}

function countOf(run: Run, target: string, wanted: ExpectedProcesses["processes"]): number | null {
  if (typeof wanted === "number") return wanted;
  const workers = run.targets.find(({ name }) => name === target)?.workers ?? null;
  return workers === null ? null : workers + wanted.beyondWorkers;
}

/** A claim about a service's processes is false where it has one more, in every list. */
function oneMoreOf(target?: string): Falsification {
  const more = <P extends { pid: number }>(all: P[]) => [
    ...all,
    ...all.slice(-1).map((one) => ({ ...one, pid: one.pid + 1 })),
  ];
  const change = (run: Run) => ({
    ...run,
    observations: run.observations.map((seen) => {
      if (seen.target !== target) return seen;
      if (seen.kind === "tree") return { ...seen, processes: more(seen.processes) };
      return seen.kind === "snapshot" ? { ...seen, rows: more(seen.rows) } : seen;
    }),
  });
  return { sweeps: [], falsify: () => ({ run: change }) };
}
