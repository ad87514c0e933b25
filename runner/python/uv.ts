import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { exists } from "../program/disk.ts";
import { ROOT } from "../program/folders.ts";
import { findPip, INTO_ENVIRONMENT, type Installation } from "./pip.ts";
import { runProgram } from "./run-program.ts";

const PINNED = path.join(ROOT, "targets/requirements-uv.txt");

/**
 * The pinned uv, installed by pip the first time and kept beside the environments: it comes as a wheel, from the same
 * index as all else.
 *
 * @returns its path, or why it cannot be had
 */
export async function findUv(wanted: Installation): Promise<{ command: string } | { missing: string }> {
  const hash = createHash("sha256")
    .update(await readFile(PINNED))
    .digest("hex")
    .slice(0, 12);
  const folder = path.join(wanted.cacheFolder, `uv-${hash}`);
  const command = path.join(folder, "bin", "uv");
  if (await exists(command)) return { command };
  const missing = await fetchUv(wanted, folder);
  return missing === undefined ? { command } : { missing };
}

/**
 * What uv is told besides: of its index what pip was told, whose settings it does not read (where it is, and whom to trust
 * there), and where to keep what it has downloaded, if that cannot be in the home of whoever runs it.
 *
 * @param cacheFolder where environments are kept
 */
export function uvEnvironment(cacheFolder: string): Record<string, string> {
  const { PIP_INDEX_URL, UV_DEFAULT_INDEX = PIP_INDEX_URL, PIP_CERT, SSL_CERT_FILE = PIP_CERT } = process.env;
  const { HOME = "", XDG_CACHE_HOME = path.join(HOME, ".cache"), UV_CACHE_DIR } = process.env;
  return {
    ...(UV_DEFAULT_INDEX && { UV_DEFAULT_INDEX }),
    ...(SSL_CERT_FILE && { SSL_CERT_FILE }),
    ...(!UV_CACHE_DIR && !isWritable(XDG_CACHE_HOME) && { UV_CACHE_DIR: path.join(cacheFolder, "uv-cache") }),
  };
}

/** Whether a folder can be written to, or made where it is not there. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (cause) {
    const isAbsent = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    return isAbsent && path.dirname(folder) !== folder && isWritable(path.dirname(folder));
  }
}

async function fetchUv(wanted: Installation, folder: string): Promise<string | undefined> {
  const draft = await mkdtemp(`${folder}.`);
  const pip = await findPip(wanted);
  // Never from its source, which is compiled for minutes, and not tried for long: pip can do without it.
  const flags = ["--quiet", "--disable-pip-version-check", "--retries=1", "--only-binary=:all:", "--no-compile"];
  const pinned = ["--require-hashes", "--requirement", PINNED];
  try {
    const missing = await runProgram([...pip, "install", ...flags, "--target", draft, ...pinned], {
      env: INTO_ENVIRONMENT,
      signal: wanted.signal,
    });
    // Whoever finds it finds all of it; another may have been faster.
    if (missing === undefined) await rename(draft, folder).catch(() => undefined);
    return missing;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
