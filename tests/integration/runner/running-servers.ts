import { readFile } from "node:fs/promises";
import { execa } from "execa";
import { OWNER_VARIABLE, pidOf } from "../../../runner/guard/marks/owner.ts";

/** PIDs of the runs that this file has started. */
export const runners = new Set<number>();

/** PIDs of the servers of this project that runs of this test file have started, those that were killed included. */
export async function runningServers(): Promise<string[]> {
  const { stdout } = await execa("pgrep", ["--full", "targets\\.(fastapi|flask|upstream)\\.app:app"], {
    reject: false,
  });
  const ofRuns = await Promise.all(stdout.split("\n").filter(Boolean).map(ofRun));
  return ofRuns.flatMap((pid) => pid ?? []);
}

/** The PID of a process that a run of this file has started: what a run starts carries its mark. */
async function ofRun(pid: string): Promise<string | undefined> {
  const variables = (await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")).split("\0");
  const owner = variables.find((one) => one.startsWith(`${OWNER_VARIABLE}=`))?.slice(OWNER_VARIABLE.length + 1);
  return runners.has(pidOf(owner ?? "") ?? 0) ? pid : undefined;
}
