import { execa } from "execa";
import type { Environment } from "../../content/run/circumstances/environment.ts";

/** The commit of the project and whether files had changed since; null for a copy without its history. */
export async function revision(folder: string): Promise<Environment["revision"]> {
  const git = (...args: string[]) => execa("git", args, { cwd: folder, reject: false, timeout: 10_000 });
  const head = await git("rev-parse", "HEAD");
  const commit = head.exitCode === 0 ? head.stdout.trim() : "";
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return null;
  // Runs are data, made by measuring: a new one does not change what measures.
  const status = await git("status", "--porcelain", "--", ".", ":!content/runs");
  return { commit, dirty: status.stdout.trim() !== "" };
}
