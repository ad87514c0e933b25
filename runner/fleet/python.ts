import { createHash } from "node:crypto";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";

/** A Python environment cannot be had; the message says what was expected, what came and what to do. */
export class PythonMissing extends Error {
  override name = "PythonMissing";
}

/** A Python with the pinned packages: the interpreter, and the folder of its programs. */
export interface PreparedPython {
  python: string;
  bin: string;
}

const CANDIDATES = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];
const LEAST_MINOR = 11;
const INSTALL_SECONDS = 600;

/** What an environment is made from, and for whom it is stopped. */
export interface WantedPython {
  /** A file of packages pinned with hashes. */
  requirements: string;
  /** Where environments are kept between calls. */
  cacheFolder: string;
  signal?: AbortSignal;
}

/** A Python of the machine that is new enough. */
interface FoundPython {
  command: string;
  version: string;
}

/**
 * Finds a Python of 3.11 or newer and makes a virtual environment with exactly the packages of a requirements file,
 * once for each content of that file; a second call finds it made, and one that was cut short is made again.
 *
 * @throws PythonMissing
 */
export async function preparePython(wanted: WantedPython): Promise<PreparedPython> {
  const found = await findPython();
  const content = await readFile(wanted.requirements);
  const hash = createHash("sha256").update(content).update(found.version).digest("hex").slice(0, 12);
  const folder = path.join(wanted.cacheFolder, `venv-${hash}`);
  const bin = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  const prepared = { python: path.join(bin, "python"), bin };
  // Written last: an environment cannot be renamed into place, because its programs hold its path.
  const complete = path.join(folder, "complete");
  if ((await exists(complete)) && (await exists(prepared.python))) return prepared;
  console.log(`Installing the Python packages of ${path.basename(wanted.requirements)} (Python ${found.version}) …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(wanted.cacheFolder, { recursive: true });
  const pip = await create(found, folder, prepared.python);
  await install(pip, wanted);
  await writeFile(complete, "");
  return prepared;
}

async function findPython(): Promise<FoundPython> {
  const given = process.env.BENCHBOOK_PYTHON;
  const seen: string[] = [];
  for (const command of given ? [given] : CANDIDATES) {
    const { stdout, exitCode } = await execa(command, ["-c", "import platform; print(platform.python_version())"], {
      reject: false,
      timeout: 10_000,
    });
    if (exitCode !== 0 || stdout === undefined) continue;
    const version = stdout.trim();
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major === 3 && minor >= LEAST_MINOR) return { command, version };
    seen.push(`${command} is ${version}`);
  }
  const came = seen.join(", ") || (given ? `nothing that runs as ${path.basename(given)}` : "none on the path");
  throw new PythonMissing(
    `expected Python 3.${LEAST_MINOR} or newer, came ${came}; install it, or name one in BENCHBOOK_PYTHON`,
  );
}

/**
 * Makes an empty virtual environment and returns the command that installs into it. Debian keeps `ensurepip` in a
 * package of its own; without it the machine's pip can still fill an environment.
 */
async function create(found: FoundPython, folder: string, python: string): Promise<string[]> {
  const timeout = INSTALL_SECONDS * 1000;
  const made = await execa(found.command, ["-m", "venv", folder], { reject: false, all: true, timeout });
  if (made.exitCode === 0) return [python, "-m", "pip"];
  await rm(folder, { recursive: true, force: true });
  const pip = [found.command, "-m", "pip"] as const;
  const hasPip = await execa(pip[0], ["-m", "pip", "--version"], { reject: false, timeout });
  const bare = await execa(found.command, ["-m", "venv", "--without-pip", folder], { reject: false, timeout });
  if (hasPip.exitCode === 0 && bare.exitCode === 0) return [...pip, "--python", python];
  await rm(folder, { recursive: true, force: true });
  throw new PythonMissing(
    `expected Python ${found.version} to make a virtual environment, came ${lastWords(made.all)}; ` +
      "install its venv module (on Debian and Ubuntu: apt-get install python3-venv)",
  );
}

async function install([command = "", ...pip]: string[], { requirements, signal }: WantedPython): Promise<void> {
  const flags = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--requirement", requirements];
  const installed = await execa(command, [...pip, "install", ...flags], {
    reject: false,
    all: true,
    timeout: INSTALL_SECONDS * 1000,
    ...(signal && { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  if (installed.exitCode === 0) return;
  const came = installed.timedOut ? `nothing within ${INSTALL_SECONDS} s` : lastWords(installed.all);
  throw new PythonMissing(
    `expected pip to install ${path.basename(requirements)}, came ${came}; ` +
      "check that this machine reaches its package index, then run the command again",
  );
}

/** The end of what a program said, where the reason is. */
function lastWords(all: string | undefined): string {
  return `"${(all ?? "").trim().slice(-500)}"`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
