import path from "node:path";
import { execa } from "execa";
import { findPython } from "../../../../runner/python/find-python.ts";
import { findUv, uvEnvironment } from "../../../../runner/python/uv.ts";
import { ROOT } from "../start/command.ts";

/** Newer releases are left alone: what the tests measure today they measure in a year. */
const NOT_NEWER_THAN = "2026-11-20";

/** An environment of Python packages, for applications whose packages are their own. */
export interface PythonPackages {
  /** The folder of its programs. */
  bin: string;
  /** The folder of the program `uv`. */
  uvFolder: string;
  install(...wanted: string[]): Promise<void>;
  /** Runs one of its programs, or uv, in a folder. */
  run(folder: string, command: string, ...args: string[]): Promise<string>;
}

/**
 * Makes an empty environment where an application has its own: in its folder, by the usual name.
 *
 * @throws Error where uv cannot be had, which comes from the package index
 */
export async function pythonPackages(folder: string): Promise<PythonPackages> {
  const found = await findPython();
  const environment = path.join(folder, ".venv");
  const bin = path.join(environment, "bin");
  const python = path.join(bin, "python");
  const cacheFolder = path.join(ROOT, ".benchbook");
  await execa(found.command, ["-m", "venv", "--without-pip", environment]);
  const uv = await findUv({ requirements: "", cacheFolder, signal: undefined, found, python });
  if ("missing" in uv) throw new Error(`expected uv from the package index, got ${uv.missing}`);
  const uvFolder = path.dirname(uv.command);
  const env = {
    ...uvEnvironment(cacheFolder),
    PATH: [bin, uvFolder, process.env.PATH].join(path.delimiter),
    PYTHONDONTWRITEBYTECODE: "1",
    UV_EXCLUDE_NEWER: NOT_NEWER_THAN,
  };
  const run: PythonPackages["run"] = async (cwd, command, ...args) =>
    // Beside what is measured meanwhile.
    (await execa("nice", [command, ...args], { cwd, env, stdin: "ignore" })).stdout;
  return {
    ...{ bin, uvFolder, run },
    install: async (...wanted) => void (await run(folder, "uv", "pip", "install", "--python", python, ...wanted)),
  };
}
