import type { Tree } from "../../run/observations/process-tree.ts";
import type { Process, Role } from "../../run/parts/processes.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";

/** What a process is called that no declared role fits. */
export const UNEXPECTED = "unexpected";

/** What a process is called where no roles are declared. */
export const UNDECLARED = "not declared";

/** The processes of a service at one moment, each with its role, and how they differ from what was declared. */
export interface TreeFinding {
  target: string;
  label: string;
  phase: Tree["phase"];
  /** Null when they could not be seen from outside. */
  processes: (Process & { role: string })[] | null;
  /** A phrase for every role that has another count than declared; empty when the tree is as expected. */
  mismatches: string[];
}

/** Every list of the processes of a service, seen from outside, in the order of measuring. */
export function treesOf(run: Run, targets: string[]): TreeFinding[] {
  const trees = run.observations.filter((seen) => seen.kind === "tree");
  return targets.flatMap((target) =>
    trees.filter((tree) => tree.target === target).map((tree) => findingOf(run, tree)),
  );
}

function findingOf(run: Run, { target, phase, processes, error }: Tree): TreeFinding {
  const named = { target, label: labelOf(run, target), phase };
  const declared = run.targets.find(({ name }) => name === target)?.tree ?? [];
  if (error !== null) return { ...named, processes: null, mismatches: [] };
  const roled = withRoles(processes, declared);
  const mismatches = declared.length > 0 ? mismatchesOf(roled, declared, phase) : [];
  return { ...named, processes: roled, mismatches };
}

/** Gives every process the declared role that fits it; parents come before their children. */
export function withRoles<P extends Pick<Process, "pid" | "parentPid" | "command">>(
  processes: P[],
  declared: Role[],
): (P & { role: string })[] {
  const roles = new Map<number, string>();
  const none = declared.length > 0 ? UNEXPECTED : UNDECLARED;
  return processes.map((process) => {
    const parentRole = process.parentPid === null ? undefined : roles.get(process.parentPid);
    const fits = ({ below, matches }: Role) =>
      below === parentRole && (matches === undefined || process.command.includes(matches));
    // What is told apart by its command line goes before what fits anything there.
    const [role] = declared
      .filter(fits)
      .toSorted((a, b) => Number(b.matches !== undefined) - Number(a.matches !== undefined));
    roles.set(process.pid, role?.role ?? none);
    return { ...process, role: role?.role ?? none };
  });
}

function mismatchesOf(
  processes: { role: string; command: string }[],
  declared: Role[],
  phase: Tree["phase"],
): string[] {
  const counted = declared.flatMap(({ role, count, lazy }) => {
    const found = processes.filter((process) => process.role === role).length;
    // What appears only when needed may be missing, and is not expected before anything was asked.
    const isRight = lazy ? found <= (phase === "idle" ? 0 : count) : found === count;
    return isRight ? [] : [`${role}: ${found} where ${lazy && phase === "idle" ? 0 : count} expected`];
  });
  const unexpected = processes.filter(({ role }) => role === UNEXPECTED).map(({ command }) => `unexpected: ${command}`);
  return [...counted, ...unexpected];
}
