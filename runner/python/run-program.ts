import { stripVTControlCharacters } from "node:util";
import { execa } from "execa";
import { visible } from "../../content/run/parts/visible.ts";

const WITHIN_SECONDS = 600;
const LINES = 6;
const LONGEST = 500;

/** How a program is run that is part of an installation. */
export interface RunOptions {
  /** What its environment has besides this process's own. */
  env?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program to its end.
 *
 * @returns undefined when it succeeded, else the end of what it said, where the reason is
 * @throws the signal's reason when it aborts
 */
export async function runProgram(
  [program = "", ...args]: string[],
  { env = {}, signal }: RunOptions,
): Promise<string | undefined> {
  const done = await execa(program, args, {
    env,
    reject: false,
    all: true,
    timeout: WITHIN_SECONDS * 1000,
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (done.exitCode === 0) return undefined;
  if (done.timedOut) return `nothing within ${WITHIN_SECONDS} s`;
  return `"${lastWords(done.all || done.shortMessage || "")}"`;
}

/** The end of what a program said, in one line, without that it tried again. */
function lastWords(all: string): string {
  const lines = visible(stripVTControlCharacters(all)).split("\n");
  const said = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("WARNING:"));
  return said.slice(-LINES).join(" ").slice(-LONGEST).trim();
}
