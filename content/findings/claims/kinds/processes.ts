import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { processCountOf } from "../../processes/process-count.ts";
import { treesOf } from "../../processes/trees.ts";
import { byCount } from "../judge.ts";
import { type Falsification, falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

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
    const workers = run.targets.find(({ name }) => name === target)?.workers;
    if (found === null || workers === undefined) return NOT_MEASURED;
    const evidence = `${found} processes with ${workers} workers, ${wanted} more expected`;
    return byCount({ verdict: found - workers === wanted ? "holds" : "fails", evidence }, 1);
  };
  return falsifiable(test, oneMoreOf(target));
}

/** Services have the processes that they are declared to have, in every list of them. */
export function processesAreAsDeclared(...targets: string[]): Test {
  const test = (run: Run) => {
    const trees = treesOf(run, targets).filter(({ processes }) => processes !== null);
    if (targets.some((target) => !trees.some((tree) => tree.target === target))) return NOT_MEASURED;
    const wrong = trees.find(({ mismatches }) => mismatches.length > 0);
    if (wrong) {
      const { target, phase, mismatches } = wrong;
      const evidence = `${labelOf(run, target)}, ${phase}: ${mismatches.join("; ")}`;
      return byCount({ verdict: "fails", evidence }, trees.length);
    }
    const evidence = `the processes of ${targets.length === 1 ? "the service" : `all ${targets.length} services`} are as declared`;
    return byCount({ verdict: "holds", evidence }, trees.length);
  };
  return falsifiable(test, oneMoreOf(...targets.slice(0, 1)));
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
