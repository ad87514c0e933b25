import path from "node:path";
import { execa } from "execa";
import type { Counts } from "./result.ts";

/** The folder of the project, where every command of a stage runs. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

/** A command of a stage: its program with arguments, the time it may take, and what it adds to the environment. */
export interface Command {
  argv: [string, ...string[]];
  withinSeconds: number;
  env?: Record<string, string>;
}

/** Runs a command with its output shown as it comes; undefined when it succeeded, else why it did not. */
export async function runCommand({ argv, withinSeconds, env = {} }: Command): Promise<string | undefined> {
  const [program, ...args] = argv;
  const ended = await execa(program, args, {
    cwd: ROOT,
    preferLocal: true,
    stdio: ["ignore", "inherit", "inherit"],
    env,
    reject: false,
    timeout: withinSeconds * 1000,
  });
  if (ended.exitCode === 0) return undefined;
  const spoken = [path.basename(program), ...args.slice(0, 3)].join(" ");
  if (ended.timedOut) return `${spoken} did not end within ${withinSeconds} s`;
  return ended.exitCode === undefined ? `${spoken}: ${ended.shortMessage}` : `${spoken}: exit code ${ended.exitCode}`;
}

/** Commands that are one check each: every one counts as passed or failed. */
export async function checkCommands(commands: Command[]): Promise<Counts> {
  const reasons: string[] = [];
  for (const command of commands) {
    const reason = await runCommand(command);
    if (reason) reasons.push(reason);
  }
  const counts = { passed: commands.length - reasons.length, failed: reasons.length };
  return reasons.length > 0 ? { ...counts, remark: reasons.join("; ") } : counts;
}
