import { createHash } from "node:crypto";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { exists } from "../program/disk.ts";
import { ROOT } from "../program/folders.ts";
import { findPip, type Installation } from "./pip.ts";
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

/** What pip was told of its index, for uv, which reads none of pip's settings: where it is, and whom to trust there. */
export function uvEnvironment(): Record<string, string> {
  const { PIP_INDEX_URL, UV_DEFAULT_INDEX = PIP_INDEX_URL, PIP_CERT, SSL_CERT_FILE = PIP_CERT } = process.env;
  return { ...(UV_DEFAULT_INDEX && { UV_DEFAULT_INDEX }), ...(SSL_CERT_FILE && { SSL_CERT_FILE }) };
}

async function fetchUv(wanted: Installation, folder: string): Promise<string | undefined> {
  const draft = await mkdtemp(`${folder}.`);
  const pip = await findPip(wanted);
  // Never from its source, which is compiled for minutes, and not tried for long: pip can do without it.
  const flags = ["--quiet", "--disable-pip-version-check", "--retries=1", "--only-binary=:all:", "--no-compile"];
  const pinned = ["--require-hashes", "--requirement", PINNED];
  try {
    const missing = await runProgram([...pip, "install", ...flags, "--target", draft, ...pinned], {
      signal: wanted.signal,
    });
    // Whoever finds it finds all of it; another may have been faster.
    if (missing === undefined) await rename(draft, folder).catch(() => undefined);
    return missing;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
