import { execa } from "execa";
import type { Environment } from "../../content/run/circumstances/environment.ts";

/** Far longer than a slow machine takes to look at every file: it ends what would never end. */
const WITHIN_MILLISECONDS = 60_000;

/**
 * The commit of the project and whether files had changed since; null for a copy without its history, and where git does not
 * say which: that no change is known does not make a commit what measured.
 */
export async function revision(folder: string): Promise<Environment["revision"]> {
  const git = (...args: string[]) => execa("git", args, { cwd: folder, reject: false, timeout: WITHIN_MILLISECONDS });
  // Runs are data, made by measuring: a new one does not change what measures.
  const [head, status] = await Promise.all([
    git("rev-parse", "HEAD"),
    // Whoever works in the same clone meanwhile is not to find it locked.
    git("--no-optional-locks", "status", "--porcelain", "--", ".", ":!content/runs"),
  ]);
  const commit = head.exitCode === 0 ? head.stdout.trim() : "";
  if (status.exitCode !== 0 || !/^[0-9a-f]{7,64}$/.test(commit)) return null;
  return { commit, dirty: status.stdout.trim() !== "" };
}
