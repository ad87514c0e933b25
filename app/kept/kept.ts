import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** Beside what Next keeps for its next build; a workflow restores the whole folder. */
const folder = () => process.env.BENCHBOOK_KEPT || ".next/cache/benchbook";

/** Of a SHA-256 in hexadecimal, which is put before what is kept. */
const SEAL_LENGTH = 64;

/** The version of the code that computes, see `sourcesDigest`; undefined where nothing is kept, as while developing. */
const version = () => process.env.BENCHBOOK_SOURCES;

/** What identifies something computed: its kind, and digests or names of everything that it was computed from. */
export interface KeptKey {
  kind: string;
  from: readonly string[];
}

/** The SHA-256 of some content in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * What the same code computed of the same before, or else computes and keeps it.
 *
 * @param make computes it: plain data, numbers that are infinite among them
 */
export async function kept<T>(key: KeptKey, make: () => Promise<T>): Promise<T> {
  const before = await readKept<T>(key);
  if (before !== null) return before;
  const made = await make();
  await keep(key, made);
  return made;
}

/** What was kept under a key; null where there is nothing, or what there is was damaged or made of something else. */
export async function readKept<T>(key: KeptKey): Promise<T | null> {
  const file = fileOf(key);
  const bytes = file && (await readFile(file).catch(() => null));
  if (!bytes) return null;
  const body = bytes.subarray(SEAL_LENGTH);
  if (bytes.toString("latin1", 0, SEAL_LENGTH) !== sealOf(key, body)) return null;
  // The same code wrote it, in this shape: its seal is that of no other code, key or body.
  return deserialize(zstdDecompressSync(body)) as T;
}

/** Keeps what was computed, where that is possible: who cannot write there computes it again. */
export async function keep(key: KeptKey, made: unknown): Promise<void> {
  const file = fileOf(key);
  if (!file) return;
  const body = zstdCompressSync(serialize(made));
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(unfinished, Buffer.concat([Buffer.from(sealOf(key, body), "latin1"), body]));
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Removes what other versions of the code have kept; all of it where the code has changed since this one began. */
export async function removeStale(now: string): Promise<void> {
  for (const name of await readdir(folder()).catch(() => []))
    if (name !== now || name !== version()) await rm(path.join(folder(), name), { recursive: true, force: true });
}

function fileOf({ kind, from }: KeptKey): string | null {
  const code = version();
  return code ? path.join(folder(), code, `${kind}-${sha256(JSON.stringify(from))}`) : null;
}

function sealOf(key: KeptKey, body: Uint8Array): string {
  const of = JSON.stringify([version(), key.kind, key.from]);
  return createHash("sha256").update(of).update(body).digest("hex");
}
