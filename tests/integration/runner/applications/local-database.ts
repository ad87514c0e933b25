import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import type { PublishedApplications } from "./published-applications.ts";

/** Who PostgreSQL runs as where the tests run as root, which it refuses: nobody. */
const NOBODY = 65_534;

/** A database that was started for the template, and what its application has to know of it. */
export interface LocalDatabase {
  variables: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the template's PostgreSQL as a local process, fills it, and leaves it running. */
export async function localDatabase(
  { folder, packages: { bin, run } }: PublishedApplications,
  scratch: string,
  port: number,
): Promise<LocalDatabase> {
  const programs = await run(folder, "python", "postgresql-folder.py");
  const PATH = [programs, bin, process.env.PATH].join(path.delimiter);
  const data = path.join(scratch, "database");
  const isRoot = process.getuid?.() === 0;
  await mkdir(data);
  await chmod(data, 0o777);
  if (isRoot) await letPass(scratch);
  const server = execa("sh", ["start-database.sh", path.join(data, "cluster"), String(port), "127.0.0.1"], {
    ...{ cwd: folder, env: { PATH }, reject: false, stdin: "ignore", all: true },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  const stop = async () => {
    server.kill("SIGINT");
    await server;
  };
  const ended = server.then(({ all }) => {
    throw new Error(`expected PostgreSQL to stay up, got its end: ${all}`);
  });
  const variables = { DATABASE_ADDRESS: "127.0.0.1", DATABASE_PORT: String(port) };
  const env = { PATH, SHOP_DB_HOST: variables.DATABASE_ADDRESS, SHOP_DB_PORT: variables.DATABASE_PORT };
  try {
    await Promise.race([execa("sh", ["fill-shop.sh"], { cwd: folder, env, stdin: "ignore" }), ended]);
  } catch (cause) {
    await stop();
    throw cause;
  }
  ended.catch(() => undefined);
  return { variables, stop };
}

/** Lets everybody pass through a folder of the tests, and through those of the tests that it is in, without listing them. */
async function letPass(folder: string): Promise<void> {
  if (!path.basename(folder).startsWith("benchbook-")) return;
  await chmod(folder, 0o711);
  await letPass(path.dirname(folder));
}
