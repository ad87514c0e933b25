import { type FoundPython, PythonMissing } from "./find-python.ts";
import { runProgram } from "./run-program.ts";

/** Packages that are to be installed, and where. */
export interface Installation {
  requirements: string;
  cacheFolder: string;
  signal: AbortSignal | undefined;
  found: FoundPython;
  /** The interpreter of the empty environment. */
  python: string;
}

/** Packages go into an environment, also where the settings of pip say that they go to the user. */
export const INTO_ENVIRONMENT = { PIP_USER: "0" };

/**
 * The command of a pip that installs into an environment: the machine's own, else one that is put into it, since many a
 * Python comes without pip and Debian's also without what would make it.
 *
 * @throws PythonMissing when neither is to be had
 */
export async function findPip({ found, python, signal }: Installation): Promise<string[]> {
  if (found.hasPip) return [found.command, "-m", "pip", "--python", python];
  const failed = await runProgram([python, "-m", "ensurepip"], { signal });
  if (failed === undefined) return [python, "-m", "pip"];
  throw new PythonMissing(
    `expected Python ${found.version} to have pip or to make one, got ${failed}; ` +
      "install its venv module (on Debian and Ubuntu: apt-get install python3-venv)",
  );
}
