import type { Role } from "../../../../../content/run/parts/processes.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { processesOf, treeAt } from "../../../../fixture/made-run/observed.ts";

const MEBIBYTE = 1024 ** 2;
const TREE: Role[] = [
  { role: "master", count: 1 },
  { role: "worker", count: 3, below: "master" },
];

/** What is observed of a service with three workers around a load. */
export interface Loaded {
  /** Memory of each process, what it shares divided; null where that is not known. */
  mebibytes?: number | null;
  /** How many of its workers are others afterwards. */
  replaced?: number;
  loadSeconds?: number;
}

/** A run with lists of processes of some services with a master and three workers each. */
export function runWith(run: Run, services: Record<string, Loaded>): Run {
  const targets = Object.keys(services).flatMap((name) =>
    run.targets.slice(0, 1).map((one) => ({ ...one, name, label: name, workers: 3, tree: TREE })),
  );
  const observations = Object.entries(services).flatMap(
    ([name, { mebibytes = 40, replaced = 0, loadSeconds = 90 }]) => {
      const processes = processesOf(3).map((one) => ({
        ...one,
        proportionalBytes: mebibytes === null ? null : mebibytes * MEBIBYTE,
      }));
      const after = processes.map((one, place) => (place > 3 - replaced ? { ...one, pid: one.pid + 100 } : one));
      return [
        treeAt(name, "idle", processes),
        { ...treeAt(name, "load", processes), tookSeconds: loadSeconds },
        treeAt(name, "after", after),
      ];
    },
  );
  return { ...run, targets, observations };
}
