import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Service } from "../../fleet/services/service.ts";
import { requireWritable, unwritable } from "../../program/disk.ts";
import { withoutSecrets } from "../../program/secrets/secrets.ts";
import { replacedIn } from "./free-text.ts";

/** A service as a journal has it: of headers and bodies only what tells whether they are still the same. */
export interface RecordedService extends Omit<Service, "sent"> {
  /** A digest for each endpoint that has either. */
  sent: Record<string, string>;
}

/**
 * Services as a journal has them.
 *
 * Digests are made with a key that is kept beside the journals and not in them: with a journal alone nobody can try which
 * password a digest belongs to.
 *
 * @throws ExitError (the machine cannot) when the key cannot be read or written
 */
export async function recorded(services: Service[], journals: string): Promise<RecordedService[]> {
  const key = services.some(({ sent }) => sent.size > 0) ? await keyIn(journals) : Buffer.alloc(0);
  return services.map(({ sent, ...service }): RecordedService => {
    const digests = [...sent].map(([endpoint, parts]) => [endpoint, parts.digest(key)]);
    // It may be started with the same token that it is then sent.
    const started = { command: service.command, environment: service.environment };
    return { ...service, ...replacedIn(started, withoutSecrets, STARTED), sent: Object.fromEntries(digests) };
  });
}

const STARTED = new Set(["command", "environment"]);

const KEY = "the key of the journals";
const KEY_BYTES = 32;

/** The key of this folder of journals, made when it is first needed, for nobody else to read. */
async function keyIn(folder: string): Promise<Buffer> {
  const file = path.join(folder, "key");
  await requireWritable(folder, KEY);
  try {
    await writeFile(file, randomBytes(KEY_BYTES), { flag: "wx", mode: 0o600 }).catch(unlessThere);
    return await readFile(file);
  } catch (cause) {
    throw unwritable(KEY, cause);
  }
}

function unlessThere(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "EEXIST") throw cause;
}
