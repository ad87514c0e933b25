import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../../../content/run/parse.ts";
import { LOCK } from "../../guard/machine-lock.ts";
import { markedProcesses } from "../../guard/marks/marked-processes.ts";
import { pidOf } from "../../guard/marks/owner.ts";
import type { CrashTestFolders } from "./run-until-killed.ts";

/** What Python calls the shared memory and the semaphores of its processes; browsers have names of their own. */
const OF_PYTHON = /^(?:psm_|sem\.mp-)/;

/** What runs of this project have left behind, in words. */
export interface Leftovers {
  processes: string[];
  files: string[];
}

/** Looks for all that some runners, by their PIDs, may have left: processes, locks, shared memory and unfinished files. */
export async function findLeftovers(place: CrashTestFolders, runners: number[]): Promise<Leftovers> {
  const processes = markedProcesses((owner) => runners.includes(pidOf(owner) ?? 0));
  const shared = (await readdir("/dev/shm").catch(() => [])).filter((name) => OF_PYTHON.test(name));
  const locks = await locksOf(runners);
  const unfinished = (await readdir(place.runs)).filter((name) => !name.endsWith(".json"));
  return { processes: processes.map((pid) => `PID ${pid}`), files: [...shared, ...locks, ...unfinished] };
}

/** The locks, whole or not, that runners hold, whether they have ended or not. */
async function locksOf(runners: number[]): Promise<string[]> {
  const folder = path.dirname(LOCK);
  const names = (await readdir(folder)).filter((name) => name.startsWith(path.basename(LOCK)));
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")));
  return names.filter((_, index) => runners.includes(pidOf(texts[index]?.split(" ")[0] ?? "") ?? 0));
}

/** The run files that cannot be read, with the reason; there must never be one. */
export async function unreadable(place: CrashTestFolders): Promise<string[]> {
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
