import { OWNER } from "../../../../guard/marks/owner.ts";

/** The label of all that a run has made in a Swarm: from which of its managers, and by which process there. */
export const RUN_LABEL = "benchbook.run";

/** The value of that label for what this process makes through a manager. */
export function markOf(manager: string): string {
  return `${manager}/${OWNER}`;
}

/** The mark of a process in such a value; undefined where another manager's process made it, which nobody here can judge. */
export function ownerIn(mark: string, manager: string): string | undefined {
  const [node, owner] = mark.split("/");
  return node === manager ? owner : undefined;
}
