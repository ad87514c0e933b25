import type { Run } from "../../run/run.ts";
import { treesOf } from "./trees.ts";

/** How many processes an idle target was, as seen from outside, or as it lists them itself where they cannot be seen. */
export function processCountOf(run: Run, target: string): number | null {
  const tree = treesOf(run, [target]).find((one) => one.phase === "idle");
  return tree?.processes?.length ?? listed(run, target);
}

/** Processes as the target lists them itself, without the `top` that does: for runs that did not list them from outside. */
function listed(run: Run, target: string): number | null {
  const own = run.observations.find((seen) => seen.kind === "snapshot" && seen.target === target);
  if (own?.kind !== "snapshot" || own.error) return null;
  // Some list only the name of a program, some its arguments too.
  return own.rows.filter(({ command }) => !/^top(?:\s|$)/.test(command)).length;
}
