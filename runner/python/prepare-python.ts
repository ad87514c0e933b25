import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { exists, requireWritable } from "../program/disk.ts";
import { type FoundPython, findPython, PythonMissing } from "./find-python.ts";
import { install } from "./install-packages.ts";
import { knownVersion, noteVersion } from "./known-version.ts";
import { runProgram } from "./run-program.ts";

/** A Python with the pinned packages: the interpreter, and the folder of its programs. */
export interface PreparedPython {
  python: string;
  bin: string;
}

/** What an environment is made from, and for whom it is stopped. */
export interface WantedPython {
  /** A file of packages pinned with hashes. */
  requirements: string;
  /** Where environments are kept between calls. */
  cacheFolder: string;
  /**
   * Whether all packages are compiled when they are installed, as for servers, whose processes may not write what they have
   * compiled; without it Python compiles what is loaded.
   */
  isCompiled?: boolean;
  signal?: AbortSignal;
}

/**
 * Finds a Python of 3.11 or newer and makes a virtual environment with exactly the packages of a requirements file,
 * once for each content of that file; a second call finds it made, and an unfinished one is made again.
 *
 * @throws PythonMissing
 */
export async function preparePython({
  requirements,
  cacheFolder,
  isCompiled = true,
  signal,
}: WantedPython): Promise<PreparedPython> {
  const content = await readFile(requirements).catch((cause) => {
    const file = path.basename(requirements);
    throw new PythonMissing(`expected the packages to install in ${file}, got ${cause.code}; make it, or name another`);
  });
  const known = await knownVersion(cacheFolder);
  const made = known === undefined ? undefined : placeOf(cacheFolder, content, known);
  if (made && (await isComplete(made))) return preparedIn(made);
  const found = await findPython();
  await noteVersion(cacheFolder, found.version);
  const place = placeOf(cacheFolder, content, found.version);
  if (await isComplete(place)) return preparedIn(place);
  console.log(`Installing the Python packages of ${path.basename(requirements)} (Python ${found.version}) …`);
  await requireWritable(cacheFolder, `Python packages into ${cacheFolder}`);
  await rm(place.folder, { recursive: true, force: true });
  try {
    await create(found, place.folder, signal);
    await install({ requirements, cacheFolder, isCompiled, signal, found, python: place.python });
  } catch (cause) {
    await rm(place.folder, { recursive: true, force: true });
    throw cause;
  }
  await writeFile(place.complete, "");
  return preparedIn(place);
}

/** Where an environment is, of some packages for a version of Python. */
interface Place extends PreparedPython {
  folder: string;
  /** Written last: an environment cannot be renamed into place, because its programs hold its path. */
  complete: string;
}

function placeOf(cacheFolder: string, packages: Buffer, version: string): Place {
  const hash = createHash("sha256").update(packages).update(version).digest("hex").slice(0, 12);
  const folder = path.join(cacheFolder, `venv-${hash}`);
  const bin = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  return { folder, bin, python: path.join(bin, "python"), complete: path.join(folder, "complete") };
}

async function isComplete({ complete, python }: Place): Promise<boolean> {
  return (await exists(complete)) && (await exists(python));
}

function preparedIn({ python, bin }: Place): PreparedPython {
  return { python, bin };
}

/** Makes an empty virtual environment: what installs into it need not be in it, and takes seconds to put there. */
async function create(found: FoundPython, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const failed = await runProgram([found.command, "-m", "venv", "--without-pip", folder], { signal });
  if (failed === undefined) return;
  throw new PythonMissing(
    `expected Python ${found.version} to make a virtual environment, got ${failed}; ` +
      "install its venv module (on Debian and Ubuntu: apt-get install python3-venv)",
  );
}
