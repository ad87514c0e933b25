import path from "node:path";
import { execa } from "execa";

/** A Python environment cannot be had; the message says what was expected, what was got and what to do. */
export class PythonMissing extends Error {
  override name = "PythonMissing";
}

/** A Python of the machine that is new enough. */
export interface FoundPython {
  command: string;
  version: string;
}

const CANDIDATES = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];
const LEAST_MINOR = 11;

/**
 * Finds a Python of 3.11 or newer: the one that BENCHBOOK_PYTHON names, else the newest on the path.
 *
 * @throws PythonMissing
 */
export async function findPython(): Promise<FoundPython> {
  const given = process.env.BENCHBOOK_PYTHON;
  const seen: string[] = [];
  for (const command of given ? [given] : CANDIDATES) {
    const version = await versionOf(command);
    if (version === undefined) continue;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major === 3 && minor >= LEAST_MINOR) return { command, version };
    seen.push(`${command} is ${version}`);
  }
  const got = seen.join(", ") || (given ? `nothing that runs as ${path.basename(given)}` : "none on the path");
  throw new PythonMissing(
    `expected Python 3.${LEAST_MINOR} or newer, got ${got}; install it, or name one in BENCHBOOK_PYTHON`,
  );
}

async function versionOf(command: string): Promise<string | undefined> {
  const asked = await execa(command, ["-c", "import platform; print(platform.python_version())"], {
    reject: false,
    timeout: 10_000,
  });
  return asked.exitCode === 0 ? asked.stdout?.trim() : undefined;
}
