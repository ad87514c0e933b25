import path from "node:path";
import { PythonMissing } from "../../runner/python/find-python.ts";
import { type PreparedPython, preparePython } from "../../runner/python/prepare-python.ts";
import { aptInstall } from "./apt.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

let prepared: Promise<PreparedPython> | undefined;

/**
 * The Python with the targets' packages and the tools that check them; made once for all stages.
 *
 * @throws PythonMissing
 */
export function developmentPython(): Promise<PreparedPython> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<PreparedPython> {
  const wanted = {
    requirements: path.join(ROOT, "targets/requirements-dev.txt"),
    cacheFolder: path.join(ROOT, ".benchbook"),
  };
  try {
    return await preparePython(wanted);
  } catch (cause) {
    // Debian's own Python comes without the module: where the tests may install it, they do.
    const lacksVenv = cause instanceof PythonMissing && cause.message.includes("python3-venv");
    if (lacksVenv && (await aptInstall("python3-venv")) === undefined) return preparePython(wanted);
    throw cause;
  }
}
