import type { Run } from "../../run/run.ts";
import { treesOf } from "./trees.ts";

/** The memory of a service at one moment, in bytes. */
export interface Memory {
  /**
   * Of all its processes, what they share divided among all processes of the machine that share it, those of other
   * services included; null where that could not be read.
   */
  proportionalBytes: number | null;
  /** The same, what they share counted for each of them. */
  residentBytes: number;
}

/** The memory of a service's processes in a list of them; null where the run does not have that list. */
export function memoryOf(run: Run, target: string, phase = "idle"): Memory | null {
  const processes = treesOf(run, [target]).find((tree) => tree.phase === phase)?.processes;
  if (!processes) return null;
  const proportional = processes.map(({ proportionalBytes }) => proportionalBytes);
  return {
    proportionalBytes: proportional.includes(null) ? null : sum(proportional.map(Number)),
    residentBytes: sum(processes.map(({ residentBytes }) => residentBytes)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
