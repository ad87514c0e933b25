import canonicalize from "canonicalize";
import type { Run } from "./run.ts";

/**
 * The digest of a run's content, without the digest itself: SHA-256 of its canonical JSON (RFC 8785), so that
 * neither the order of keys nor white space changes it.
 */
export async function digestOf(run: Omit<Run, "digest"> & { digest?: string }): Promise<string> {
  const { digest: _, ...content } = run;
  const bytes = new TextEncoder().encode(canonicalize(content) ?? "");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
