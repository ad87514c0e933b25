import { access, constants } from "node:fs/promises";
import path from "node:path";
import type { Service } from "./service.ts";

/** The services as local processes, those of which a program is not on the path as unavailable. */
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

async function isOnPath(program: string): Promise<boolean> {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const found = folders.map((folder) => access(path.join(folder, program), constants.X_OK));
  return (await Promise.allSettled(found)).some(({ status }) => status === "fulfilled");
}
