import { readFile } from "node:fs/promises";
import { execa } from "execa";
import { OWNER, OWNER_VARIABLE, pidOf } from "../../../../runner/guard/marks/owner.ts";

/** PIDs of the runs that this file has started. */
export const runners = new Set<number>();

const OURS = "targets\\.(fastapi|flask|upstream)\\.app:app";
/** PIDs are valid in a namespace: those of runs in another one may be the same. */
const [NAMESPACE = ""] = OWNER.split("-");

/**
 * PIDs of the servers that runs of this test file have started, those that were killed included.
 *
 * @param commands what their command lines match: without it, servers of this project
 */
export async function runningServers(commands = OURS): Promise<string[]> {
  const { stdout } = await execa("pgrep", ["--full", commands], { reject: false });
  const ofRuns = await Promise.all(stdout.split("\n").filter(Boolean).map(ofRun));
  return ofRuns.flatMap((pid) => pid ?? []);
}

/** The PID of a process that a run of this file has started: what a run starts carries its mark. */
async function ofRun(pid: string): Promise<string | undefined> {
  const variables = (await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")).split("\0");
  const owner = variables.find((one) => one.startsWith(`${OWNER_VARIABLE}=`))?.slice(OWNER_VARIABLE.length + 1);
  return owner?.startsWith(`${NAMESPACE}-`) && runners.has(pidOf(owner) ?? 0) ? pid : undefined;
}
