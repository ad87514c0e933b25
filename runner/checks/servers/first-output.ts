import { once } from "node:events";
import type { ResultPromise } from "execa";

/**
 * What a program says first.
 *
 * @throws Error where it ends before it has said anything, and AbortError where the wait is given up
 */
export async function firstOutput(program: ResultPromise, signal?: AbortSignal): Promise<string> {
  const ended = program.then(({ exitCode }) => {
    throw new Error(`expected a program to say something, got one that ended with exit code ${exitCode}`);
  });
  const said = program.stdout ? once(program.stdout, "data", { signal }) : ended;
  const [first] = await Promise.race([said, ended]);
  return String(first);
}
