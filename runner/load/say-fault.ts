import { errors } from "undici";
import { messageOf } from "../program/message-of.ts";

/** More of an answer's headers is never read. */
export const MOST_HEADER_BYTES = 16_384;

/** What the error of a request begins with that had no whole answer in its time. */
const TIMEOUT = "timeout: ";

/** Why a request failed that was answered with more than one answer, or with more bytes than its answer says. */
export const SAID_MORE = "expected one answer to each request, got more";

/** Why a request failed that had no whole answer in its time. */
export function sayTimeout(timeoutSeconds: number): string {
  return `${TIMEOUT}no whole answer within ${timeoutSeconds} s`;
}

/** Whether that is why a request failed. */
export function isTimeout(error: string | null | undefined): boolean {
  return error?.startsWith(TIMEOUT) ?? false;
}

/**
 * Why a connection gave no whole answer, in words. What was thrown names the fault by its code; nothing of it is from the
 * headers of the answer.
 */
export function sayFault(thrown: unknown): string {
  const message = messageOf(thrown) || "the connection failed";
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "ECONNREFUSED") return `nothing listens on the port: ${message}`;
  if (code === "ECONNRESET") return `the server reset the connection: ${message}`;
  // What undici calls so is an interim answer of these.
  if (message === "bad response") return "expected an answer, got 100 Continue, which nobody had asked for";
  if (message === "bad upgrade") return "expected an answer, got 101 Switching Protocols, which nobody had asked for";
  if (code === "UND_ERR_SOCKET") return `the server ended the connection within its answer: ${message}`;
  if (code === "UND_ERR_HEADERS_OVERFLOW") return `expected headers of at most ${MOST_HEADER_BYTES} bytes, got more`;
  // What undici says of these is about its own code.
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH")
    return "expected a body as long as its header says, got one that does not match content-length";
  if (code === "ERR_ASSERTION") return "expected an answer in HTTP, got one whose status HTTP does not have";
  if (thrown instanceof errors.HTTPParserError) return `expected an answer in HTTP, got something else: ${message}`;
  return message;
}
