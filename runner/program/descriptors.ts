import { readFile } from "node:fs/promises";
import type { Plan } from "../../content/run/plan.ts";
import { EXIT, ExitError } from "./exit-error.ts";

/** Files that the runner holds besides the connections of a burst. */
const OWN_FILES = 64;

/**
 * Makes sure that the largest burst or load of a plan can have all its connections at once.
 *
 * @param limits the file in which Linux says how many files may be open; without it nothing is known, and nothing refused
 * @throws ExitError (the machine cannot) where fewer files may be open
 */
export async function requireDescriptors({ sweeps, steady }: Plan, limits = "/proc/self/limits"): Promise<void> {
  const text = await readFile(limits, "utf8").catch(() => "");
  const most = Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? Number.POSITIVE_INFINITY);
  const steadyConnections = steady ? [steady.mostConnections, ...steady.uses.flatMap((use) => use.connections)] : [];
  const wanted = Math.max(...sweeps.flatMap(({ levels }) => levels), ...steadyConnections) + OWN_FILES;
  if (wanted <= most) return;
  throw new ExitError(
    `expected to open ${wanted} files at once for the largest burst or load, but only ${most} may be open; raise the limit (ulimit -n) or lower --levels and --io-levels`,
    EXIT.unable,
  );
}
