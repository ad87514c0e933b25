import path from "node:path";
import { PythonMissing } from "./find-python.ts";
import { findPip, INTO_ENVIRONMENT, type Installation } from "./pip.ts";
import { runProgram } from "./run-program.ts";
import { findUv, uvEnvironment } from "./uv.ts";

/** See `WantedPython`; pip compiles what it installs in any case. */
interface Compiling extends Installation {
  isCompiled: boolean;
}

/**
 * Installs packages by their hashes: with uv, which takes two seconds where pip takes ten to thirty, else with pip.
 *
 * @throws PythonMissing when neither can
 */
export async function install(wanted: Compiling): Promise<void> {
  const { requirements, signal } = wanted;
  const pinned = ["--quiet", "--require-hashes", "--requirement", requirements];
  const withoutUv = await installWithUv(wanted, pinned);
  if (withoutUv === undefined) return;
  console.log(`Installing with pip, which takes longer: expected uv to do it, got ${withoutUv}`);
  const pip = await findPip(wanted);
  const failed = await runProgram([...pip, "install", "--disable-pip-version-check", ...pinned], {
    env: INTO_ENVIRONMENT,
    signal,
  });
  if (failed === undefined) return;
  throw new PythonMissing(
    `expected pip to install ${path.basename(requirements)}, got ${failed}; ` +
      "check that this machine reaches its package index, then run the command again",
  );
}

/** Returns why it could not. */
async function installWithUv(wanted: Compiling, pinned: string[]): Promise<string | undefined> {
  const uv = await findUv(wanted);
  if ("missing" in uv) return uv.missing;
  const flags = ["--python", wanted.python, ...(wanted.isCompiled ? ["--compile-bytecode"] : [])];
  return runProgram([uv.command, "pip", "install", ...flags, ...pinned], {
    signal: wanted.signal,
    env: uvEnvironment(wanted.cacheFolder),
  });
}
