import { readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseRun } from "../../content/run/parse.ts";
import { markedProcesses } from "../guard/leftovers.ts";
import { pidOf } from "../guard/owner.ts";
import type { Place } from "./run.ts";

/** What runs of this project have left behind, in words. */
export interface Left {
  processes: string[];
  files: string[];
}

/** Looks for all that some runners, by their PIDs, may have left: processes, locks, shared memory and unfinished files. */
export async function lookForLeft(place: Place, runners: number[]): Promise<Left> {
  const processes = markedProcesses((owner) => runners.includes(pidOf(owner) ?? 0));
  const shared = await readdir("/dev/shm").catch(() => []);
  const locks = (await readdir(os.tmpdir())).filter((name) => name.startsWith("benchbook.lock"));
  const unfinished = (await readdir(place.runs)).filter((name) => !name.endsWith(".json"));
  return { processes: processes.map((pid) => `PID ${pid}`), files: [...shared, ...locks, ...unfinished] };
}

/** The run files that cannot be read, with the reason; there must never be one. */
export async function unreadable(place: Place): Promise<string[]> {
  const names = (await readdir(place.runs)).filter((name) => name.endsWith(".json"));
  const problems = await Promise.all(
    names.map(async (name) => {
      try {
        await parseRun(await readFile(path.join(place.runs, name), "utf8"), name);
        return [];
      } catch (cause) {
        return [String(cause)];
      }
    }),
  );
  return problems.flat();
}
