import path from "node:path";
import { execa } from "execa";
import { giveWay } from "../machine/give-way.ts";
import type { Counts } from "../run/result.ts";
import type { Lane } from "../run/stage.ts";

/** The folder of the project, where every command of a stage runs. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");

/**
 * A command of a stage: its program with arguments, and what it adds to the environment. The time is no limit for what
 * is tested: it ends what would never end, on a machine that is slow and does other things.
 */
export interface Command {
  argv: [string, ...string[]];
  /** What the program is run with: see {@link onOwnMachine}. */
  within?: string[];
  withinSeconds: number;
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs a command in a lane; undefined when it succeeded, else why it did not. */
export async function runCommand(command: Command, lane: Lane): Promise<string | undefined> {
  const { argv, within = [], withinSeconds, env = {}, cwd = ROOT } = command;
  const [program = "", ...args] = [...within, ...argv];
  if (lane.interrupted?.aborted) return `${path.basename(argv[0])} was not started: the tests were interrupted`;
  const until = lane.givesWay?.aborted ? null : lane.givesWay;
  const running = execa(program, args, {
    ...{ cwd, env, preferLocal: true, localDir: ROOT, reject: false, timeout: withinSeconds * 1000 },
    ...(lane.said ? { stdin: "ignore", all: true } : { stdio: ["ignore", "inherit", "inherit"] }),
    detached: until !== null,
  });
  const over = until && running.pid !== undefined ? giveWayWhileRunning(running.pid, until) : () => {};
  const ended = await running;
  over();
  if (ended.all) lane.said?.push(String(ended.all));
  if (ended.exitCode === 0) return undefined;
  const spoken = [path.basename(argv[0]), ...argv.slice(1, 4)].join(" ");
  if (ended.timedOut) return `${spoken} did not end within ${withinSeconds} s`;
  return ended.exitCode === undefined ? `${spoken}: ${ended.shortMessage}` : `${spoken}: exit code ${ended.exitCode}`;
}

/** Lets a program that leads a session give way; it ends with this process, since what ends that one does not reach it. */
function giveWayWhileRunning(pid: number, until: AbortSignal): () => void {
  const stop = giveWay(pid, until);
  const end = () => {
    try {
      process.kill(-pid, "SIGTERM");
    } catch {
      // It has just ended by itself.
    }
  };
  process.once("exit", end);
  return () => {
    stop();
    process.off("exit", end);
  };
}

/** Commands that are one check each: every one counts as passed or failed. */
export async function checkCommands(commands: Command[], lane: Lane): Promise<Counts> {
  const reasons: string[] = [];
  for (const command of commands) {
    const reason = await runCommand(command, lane);
    if (reason) reasons.push(reason);
  }
  const counts = { passed: commands.length - reasons.length, failed: reasons.length };
  return reasons.length > 0 ? { ...counts, remark: reasons.join("; ") } : counts;
}
