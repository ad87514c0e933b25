import { access, constants, stat } from "node:fs/promises";
import path from "node:path";
import type { Service } from "./service.ts";

/** The same services for use as local processes: one that needs a program which is not on the path is unavailable. */
export async function withoutMissingPrograms(services: Service[]): Promise<Service[]> {
  return Promise.all(
    services.map(async (service) => {
      const missing = await firstMissing(service.programs);
      if (service.unavailable !== null || missing === undefined) return service;
      const unavailable = `expected the program ${missing} on the path, got none; install it, or measure with --on compose`;
      return { ...service, unavailable };
    }),
  );
}

async function firstMissing(programs: string[]): Promise<string | undefined> {
  for (const program of programs) if (!(await isOnPath(program))) return program;
  return undefined;
}

/**
 * Whether a program can be started by its name alone.
 *
 * @param searched the folders that it is looked for in, as `PATH` has them
 */
export async function isOnPath(program: string, searched = process.env.PATH ?? ""): Promise<boolean> {
  const folders = searched.split(path.delimiter).filter((folder) => folder !== "");
  const found = await Promise.all(folders.map((folder) => isExecutable(path.join(folder, program))));
  return found.includes(true);
}

/** Whether there is a file that may be started as a program; of a folder the same right says something else. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
