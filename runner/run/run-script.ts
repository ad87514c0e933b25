import path from "node:path";
import { execa } from "execa";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { ROOT } from "../program/folders.ts";
import { AfterRunStopped } from "../program/run-stopped.ts";

/**
 * Refuses what no site can be built with, such as a wrong BASE_PATH, before anything is measured for it.
 *
 * @throws ExitError (the machine cannot) after the reason was shown
 */
export async function requireSiteSettings(signal: AbortSignal): Promise<void> {
  await run("app/site/check-settings.ts", signal);
  signal.throwIfAborted();
}

/**
 * Runs a program of the project that comes after a run, and shows what it says.
 *
 * @throws AfterRunStopped where it is interrupted
 * @throws ExitError (the machine cannot) where it ends with another exit code than 0
 */
export async function runScript(script: string, signal: AbortSignal): Promise<void> {
  await run(script, signal);
  if (signal.aborted) throw new AfterRunStopped(`${script} was interrupted`, { cause: signal.reason });
}

/** @throws ExitError (the machine cannot) where it was not interrupted and ends with another exit code than 0 */
async function run(script: string, signal: AbortSignal): Promise<void> {
  const result = await execa(process.execPath, [path.join(ROOT, script)], {
    cwd: ROOT,
    stdio: "inherit",
    reject: false,
    cancelSignal: signal,
  });
  if (!signal.aborted && result.exitCode !== 0)
    throw new ExitError(`${script} ended with exit code ${result.exitCode}; see above`, EXIT.unable);
}
