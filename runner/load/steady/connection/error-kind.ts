import { errors } from "undici";
import type { ErrorKind } from "../../../../content/run/parts/load-window.ts";

const BY_CODE: Record<string, ErrorKind> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "closed",
  EPIPE: "closed",
  UND_ERR_SOCKET: "closed",
  UND_ERR_HEADERS_OVERFLOW: "too large",
  // Neither a port nor a file descriptor was left for another connection.
  EADDRNOTAVAIL: "no connection left",
  EMFILE: "no connection left",
  ENFILE: "no connection left",
};

/** What kind of error it is that a connection gave no whole answer. */
export function errorKindOf(thrown: unknown): ErrorKind {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  return BY_CODE[code] ?? (thrown instanceof errors.HTTPParserError ? "not HTTP" : "other");
}
