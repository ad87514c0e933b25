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
  hasPip: boolean;
}

/** What is asked where nobody names one: the newest first. */
export const CANDIDATES = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];
const LEAST_MINOR = 11;
const QUESTION = `
import importlib.util, platform
print(platform.python_version(), "pip" if importlib.util.find_spec("pip") else "")
`;

/**
 * Finds a Python of 3.11 or newer: the one that BENCHBOOK_PYTHON names, else the newest on the path.
 *
 * @throws PythonMissing
 */
export async function findPython(): Promise<FoundPython> {
  const given = process.env.BENCHBOOK_PYTHON;
  const seen = (await Promise.all((given ? [given] : CANDIDATES).map(ask))).flat();
  const found = seen.find(({ version }) => isNewEnough(version));
  if (found) return found;
  const old = seen.map(({ command, version }) => `${command} is ${version}`).join(", ");
  const got = old || (given ? `nothing that runs as ${path.basename(given)}` : "none on the path");
  throw new PythonMissing(
    `expected Python 3.${LEAST_MINOR} or newer, got ${got}; install it, or name one in BENCHBOOK_PYTHON`,
  );
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major === 3 && minor >= LEAST_MINOR;
}

async function ask(command: string): Promise<FoundPython[]> {
  const { exitCode, stdout = "" } = await execa(command, ["-c", QUESTION], { reject: false, timeout: 10_000 });
  const [version, pip] = stdout.trim().split(" ");
  return exitCode === 0 && version ? [{ command, version, hasPip: pip === "pip" }] : [];
}
