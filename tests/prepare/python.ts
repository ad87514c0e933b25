import path from "node:path";
import { PythonMissing } from "../../runner/python/find-python.ts";
import { type PreparedPython, preparePython } from "../../runner/python/prepare-python.ts";
import { aptInstall } from "./apt.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

const prepared = new Map<string, Promise<PreparedPython>>();

/**
 * The Python with the targets' packages and the tools that check them; made once for all stages.
 *
 * @throws PythonMissing
 */
export function developmentPython(): Promise<PreparedPython> {
  return preparedOnce("requirements-dev.txt", false);
}

/**
 * The Python that the targets run with as local processes; made once for all stages.
 *
 * @throws PythonMissing
 */
export function targetsPython(): Promise<PreparedPython> {
  return preparedOnce("requirements.txt", true);
}

function preparedOnce(file: string, isCompiled: boolean): Promise<PreparedPython> {
  const known = prepared.get(file) ?? prepare(file, isCompiled);
  prepared.set(file, known);
  return known;
}

async function prepare(file: string, isCompiled: boolean): Promise<PreparedPython> {
  const wanted = {
    requirements: path.join(ROOT, "targets", file),
    cacheFolder: path.join(ROOT, ".benchbook"),
    isCompiled,
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
