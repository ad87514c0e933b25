import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import type { TestProject } from "vitest/node";
import { CLEANER } from "./leave-nothing/cleaners.ts";
import { MARKED } from "./leave-nothing/marked.ts";

/**
 * The tests that start runs, which mark what they start: what is left of a
 * killed one is its next start's to find, while they go on.
 */
const MARKING = ["integration", "mishaps"];

/** The global set-up of tests on real servers: a temporary folder of their own, of which nothing is left in the end. */
export default function leaveNothing({ name }: TestProject): () => Promise<void> {
  return cleanInTheEnd(...(MARKING.includes(name) ? [MARKED] : []));
}

/**
 * Makes a temporary folder of this process's own, and starts a process that ends and removes all that is left of it once
 * this one is gone. It sees that by the end of its input, however this one was ended.
 *
 * @param what it is told to remove beside that
 * @returns what ends and removes all of it at once
 */
export function cleanInTheEnd(...what: string[]): () => Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchbook-integration-"));
  const cleaner = execa(process.execPath, [CLEANER, folder, String(process.pid), ...what], {
    ...{ stdin: "pipe", stdout: "ignore", stderr: "ignore", reject: false },
    // In a session of its own: a Ctrl-C in the terminal does not reach it.
    ...{ detached: true, cleanup: false },
  });
  // A database that root starts runs as somebody else, who has to reach what is below.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return async () => {
    cleaner.stdin.end();
    await cleaner;
  };
}
