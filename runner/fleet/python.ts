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

/**
 * Finds a Python of 3.11 or newer and makes a virtual environment with exactly the packages of a requirements file,
 * once for each content of that file; a second call finds it made, and one that was cut short is made again.
 *
 * @throws PythonMissing
 */
export async function preparePython(wanted: { requirements: string; cacheFolder: string }): Promise<PreparedPython> {
  const found = await findPython();
  const content = await readFile(wanted.requirements);
  const hash = createHash("sha256").update(content).update(found.version).digest("hex").slice(0, 12);
  const folder = path.join(wanted.cacheFolder, `venv-${hash}`);
  const bin = path.join(folder, process.platform === "win32" ? "Scripts" : "bin");
  const prepared = { python: path.join(bin, "python"), bin };
  const complete = path.join(folder, "complete");
  if (await exists(complete)) return prepared;
  console.log(`Installing the Python packages of ${path.basename(wanted.requirements)} (Python ${found.version}) …`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(wanted.cacheFolder, { recursive: true });
  await create(found.command, folder);
  await install(prepared.python, wanted.requirements);
  await writeFile(complete, "");
  return prepared;
}

async function findPython(): Promise<{ command: string; version: string }> {
  const given = process.env.BENCHBOOK_PYTHON;
  const seen: string[] = [];
  for (const command of given ? [given] : CANDIDATES) {
    const { stdout, exitCode } = await execa(command, ["-c", "import platform; print(platform.python_version())"], {
      reject: false,
    });
    if (exitCode !== 0) continue;
    const version = stdout.trim();
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major === 3 && minor >= LEAST_MINOR) return { command, version };
    seen.push(`${command} is ${version}`);
  }
  const came = seen.length > 0 ? seen.join(", ") : "none on the path";
  throw new PythonMissing(
    `expected Python 3.${LEAST_MINOR} or newer, came ${came}; install it, or name one in BENCHBOOK_PYTHON`,
  );
}

async function create(command: string, folder: string): Promise<void> {
  const made = await execa(command, ["-m", "venv", folder], { reject: false, all: true });
  if (made.exitCode === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new PythonMissing(
    `expected ${command} -m venv to make a virtual environment, it failed; install the venv module (on Debian: apt-get install python3-venv): ${made.all.trim().slice(-300)}`,
  );
}

async function install(python: string, requirements: string): Promise<void> {
  const args = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--require-hashes",
    "--requirement",
    requirements,
  ];
  const installed = await execa(python, args, { reject: false, all: true, timeout: INSTALL_SECONDS * 1000 });
  if (installed.exitCode !== 0) {
    throw new PythonMissing(
      `expected pip to install ${path.basename(requirements)}, it failed: ${installed.all.trim().slice(-500)}`,
    );
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
