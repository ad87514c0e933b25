import type { Run } from "../../../../run/run.ts";
import { labelOf } from "../../../../run/target-label.ts";
import { memoryOf } from "../../../processes/memory.ts";
import { byCount } from "../../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test } from "../../verdict.ts";

const MEBIBYTE = 1024 ** 2;
const PHASES = ["idle", "after"];

/**
 * All processes of the first service together need less memory than those of the second, by more than a margin and in
 * every list of them. What processes share is divided among them. One list without that difference refutes it.
 *
 * @param margin as a share of what the second needs: with 0.1, the first needs less than nine tenths of it
 */
export function needsLessMemory(first: string, second: string, margin: number): Test {
  const test = (run: Run) => {
    const pairs = PHASES.flatMap((phase) => {
      const [mine, other] = [first, second].map((name) => memoryOf(run, name, phase)?.proportionalBytes ?? null);
      return mine && other ? [{ phase, mine, other }] : [];
    });
    const [shown] = pairs;
    if (!shown) return NOT_MEASURED;
    const isLess = pairs.every(({ mine, other }) => mine < (1 - margin) * other);
    const said = (target: string, bytes: number) => `${labelOf(run, target)} ${(bytes / MEBIBYTE).toFixed(0)} MiB`;
    const evidence = `${shown.phase}: ${said(first, shown.mine)}, ${said(second, shown.other)}`;
    return byCount({ verdict: isLess ? "holds" : "fails", evidence }, pairs.length);
  };
  return falsifiable(test, { sweeps: [], falsify: () => ({ run: (run) => withEqualMemory(run, first, second) }) });
}

/** The same run in which the first service's lists of processes are those of the second. */
function withEqualMemory(run: Run, first: string, second: string): Run {
  const observations = run.observations.map((seen) => {
    if (seen.kind !== "tree" || seen.target !== first) return seen;
    const other = run.observations.find(
      (one) => one.kind === "tree" && one.target === second && one.phase === seen.phase,
    );
    return other?.kind === "tree" ? { ...seen, processes: other.processes } : seen;
  });
  return { ...run, observations };
}
