import path from "node:path";
import { exists } from "../../../program/disk.ts";
import { isExecutable, isOnPath } from "../../services/missing-programs.ts";
import type { Service } from "../../services/service.ts";

/** Where virtual environments of Python usually are, in the folder of an application. */
const OWN_ENVIRONMENTS = [".venv", "venv"];

/**
 * The folders in which a local process finds its programs, as `PATH` has them: its own virtual environment, ours where it
 * has our packages, the Node that runs this, and the machine's.
 *
 * @param folder where it is started
 * @param bin the programs of the environment that we made for it; undefined where we made none
 */
export async function searchPath(folder: string, bin: string | undefined): Promise<string> {
  const own: string[] = [];
  for (const name of OWN_ENVIRONMENTS) {
    const programs = path.join(folder, name, "bin");
    if (await exists(programs)) own.push(programs);
  }
  return [...own, ...(bin === undefined ? [] : [bin]), path.dirname(process.execPath), process.env.PATH ?? ""].join(
    path.delimiter,
  );
}

/**
 * Why a service cannot be started as a local process, in a sentence; undefined where it can.
 *
 * @param folder where it is started
 * @param found where its programs are looked for, as `PATH` has it
 */
export async function whyNotHere(
  { command }: Pick<Service, "command">,
  folder: string,
  found: string,
): Promise<string | undefined> {
  const remedy = "or measure it through Compose (--on compose)";
  if (!(await exists(folder))) return `expected its folder to start it in, got none; make it, ${remedy}`;
  const [program] = command;
  if (program === undefined)
    return `expected a command to start it with, got none: only Compose knows that of its image; write it down, ${remedy}`;
  if (program.includes("/")) {
    if (await isExecutable(path.resolve(folder, program))) return undefined;
    return `expected the program ${program} to start it with, got none: its image may have it; build it there, ${remedy}`;
  }
  if (await isOnPath(program, found)) return undefined;
  return `expected the program ${program} to start it with, got none on the path or in a .venv of its folder; install it there, ${remedy}`;
}
