import canonicalize from "canonicalize";

/**
 * The digest of a run file's content, without the digest itself: SHA-256 of its canonical JSON (RFC 8785), so that
 * neither the order of keys nor white space changes it.
 */
export async function digestOf(file: object): Promise<string> {
  const { digest: _, ...content } = file as { digest?: unknown };
  const bytes = new TextEncoder().encode(canonicalize(content) ?? "");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
