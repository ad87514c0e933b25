import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { processCountOf } from "../../processes/process-count.ts";
import { treesOf } from "../../processes/trees.ts";
import { byCount } from "../judge.ts";
import { type Falsification, falsifiable, NOT_MEASURED, type Test } from "../verdict.ts";

/** A service at rest is so many processes. */
export function processCountIs(target: string, wanted: number): Test {
  const test = (run: Run) => {
    const look = treesOf(run, [target]).find(({ phase }) => phase === "idle");
    if (!look?.processes) return NOT_MEASURED;
    const found = look.processes.length;
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

/** Services have the processes that they are declared to have, whenever they were looked at. */
export function processesAreAsDeclared(...targets: string[]): Test {
  const test = (run: Run) => {
    const looks = treesOf(run, targets).filter(({ processes }) => processes !== null);
    if (targets.some((target) => !looks.some((look) => look.target === target))) return NOT_MEASURED;
    const wrong = looks.find(({ mismatches }) => mismatches.length > 0);
    if (wrong) {
      const { target, phase, mismatches } = wrong;
      const evidence = `${labelOf(run, target)}, ${phase}: ${mismatches.join("; ")}`;
      return byCount({ verdict: "fails", evidence }, looks.length);
    }
    const evidence = `the processes of ${targets.length === 1 ? "the service" : `all ${targets.length} services`} are as declared`;
    return byCount({ verdict: "holds", evidence }, looks.length);
  };
  return falsifiable(test, oneMoreOf(...targets.slice(0, 1)));
}

/** What is said of a service's processes is false where it has one more, whoever looks. */
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
