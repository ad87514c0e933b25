import path from "node:path";
import { exists } from "../../../program/disk.ts";
import { isExecutable, isOnPath } from "../../services/missing-programs.ts";
import type { Service } from "../../services/service.ts";

/** Where virtual environments of Python usually are, in the folder of an application. */
const OWN_ENVIRONMENTS = [".venv", "venv"];

/**
 * The folder that a local process is started in, and those above it that belong to the same project: packages and programs may
 * lie in any of them.
 *
 * @param project the folder of the Compose file
 */
export function foldersOf(folder: string, project: string): [string, ...string[]] {
  const within = path.relative(project, folder);
  const isOutside = within.startsWith("..") || path.isAbsolute(within);
  return isOutside || within === "" ? [folder] : [folder, ...foldersOf(path.dirname(folder), project)];
}

/**
 * The folders in which a local process finds its programs, as `PATH` has them: its own virtual environment, ours where it
 * has our packages, the Node that runs this, and the machine's.
 *
 * @param folders where its environment may be
 * @param bin the programs of the environment that we made for it; undefined where we made none
 */
export async function searchPath(folders: readonly string[], bin: string | undefined): Promise<string> {
  const own: string[] = [];
  for (const programs of folders.flatMap((folder) => OWN_ENVIRONMENTS.map((name) => path.join(folder, name, "bin"))))
    if (await exists(programs)) own.push(programs);
  return [...own, ...(bin === undefined ? [] : [bin]), path.dirname(process.execPath), process.env.PATH ?? ""].join(
    path.delimiter,
  );
}

/** A program that can be started here; or why there is none, in a sentence. */
export type LocalProgram = { program: string; missing?: undefined } | { program?: undefined; missing: string };

const REMEDY = "or measure it through Compose (--on compose)";

/**
 * The program that a service is started with as a local process. What its image has at a place of its own is looked for in
 * the service's folders, as deep as it may lie there, since `/app/bin/serve` is `bin/serve` where that is what `/app` is made
 * of; and then, by its name, where all programs are.
 *
 * @param folders where it is started, and where else its programs may be
 * @param found where its programs are looked for, as `PATH` has it
 */
export async function localProgram(
  { command }: Pick<Service, "command">,
  folders: readonly [string, ...string[]],
  found: string,
): Promise<LocalProgram> {
  if (!(await exists(folders[0])))
    return { missing: `expected its folder to start it in, got none; make it, ${REMEDY}` };
  const [program] = command;
  if (program === undefined)
    return {
      missing: `expected a command to start it with, got none: only Compose knows that of its image; write it down, ${REMEDY}`,
    };
  const name = path.basename(program);
  for (const place of placesOf(program, folders)) if (await isExecutable(place)) return { program: place };
  const isAnywhere = name === program || (path.isAbsolute(program) && !isOfImages(program));
  if (isAnywhere && (await isOnPath(name, found))) return { program: name };
  const got =
    name === program
      ? "got none on the path or in a .venv of its folder; install it there"
      : `got none: its image may have it; build it in its folder, as ${name}`;
  return { missing: `expected the program ${program} to start it with, ${got}, ${REMEDY}` };
}

/** Where the program of a path may be here. */
function placesOf(program: string, folders: readonly [string, ...string[]]): string[] {
  if (!program.includes("/")) return [];
  if (!path.isAbsolute(program)) return [path.resolve(folders[0], program)];
  if (isOfImages(program)) return [program];
  const parts = program.split("/").filter(Boolean);
  const within = [...parts.keys()].map((from) => parts.slice(from).join("/"));
  return [program, ...folders.flatMap((folder) => within.map((one) => path.join(folder, one)))];
}

/** Whether it is written for an image and for nothing else: what it changes there it might change here. */
function isOfImages(program: string): boolean {
  return /\.\w+$|entry-?point/i.test(path.basename(program));
}
