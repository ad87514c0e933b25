import { execa } from "execa";
import type { Environment } from "../../content/run/circumstances/environment.ts";

/** The commit of the project and whether files had changed since; null for a copy without its history. */
export async function revision(folder: string): Promise<Environment["revision"]> {
  const git = (...args: string[]) => execa("git", args, { cwd: folder, reject: false, timeout: 10_000 });
  // Runs are data, made by measuring: a new one does not change what measures.
  const [head, status] = await Promise.all([
    git("rev-parse", "HEAD"),
    git("status", "--porcelain", "--", ".", ":!content/runs"),
  ]);
  const commit = head.exitCode === 0 ? head.stdout.trim() : "";
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return null;
  return { commit, dirty: status.stdout.trim() !== "" };
}
