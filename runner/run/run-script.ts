import path from "node:path";
import { execa } from "execa";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { ROOT } from "../program/folders.ts";
import { AfterRunStopped } from "../program/run-stopped.ts";

/**
 * Runs a program of the project that comes after a run, and shows what it says.
 *
 * @throws AfterRunStopped where it is interrupted
 * @throws ExitError (the machine cannot) where it ends with another exit code than 0
 */
export async function runScript(script: string, signal: AbortSignal): Promise<void> {
  const result = await execa(process.execPath, [path.join(ROOT, script)], {
    cwd: ROOT,
    stdio: "inherit",
    reject: false,
    cancelSignal: signal,
  });
  if (signal.aborted) throw new AfterRunStopped(`${script} was interrupted`, { cause: signal.reason });
  if (result.exitCode !== 0)
    throw new ExitError(`${script} ended with exit code ${result.exitCode}; see above`, EXIT.unable);
}
