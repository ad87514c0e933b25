import { EXIT, ExitError } from "../../../program/exit-error.ts";
import { authority } from "../../address.ts";
import { FIELD_NAME, FIELD_TEXT } from "./field-syntax.ts";
import type { LoadRequest } from "./load-request.ts";

/** Methods whose requests say how long their body is even where they have none (RFC 9110, section 8.6). */
const WITH_BODY = ["POST", "PUT", "PATCH"];

/** Visible characters of ASCII: a blank would end it. */
const PATH = /^[!-~]+$/;

/**
 * A request as it goes over a connection (RFC 9112): the same bytes again and again, so they are made once.
 *
 * @throws ExitError where a path or a header would end its line, and so ask for something else
 */
export function requestBytes(request: LoadRequest): Buffer {
  const { method = "GET", path, headers = {}, body, use } = request;
  const content = Buffer.from(body ?? "", "utf8");
  const hasLength = content.length > 0 || WITH_BODY.includes(method);
  const fields: Record<string, string> = {
    host: authority(request),
    connection: use === "kept" ? "keep-alive" : "close",
    ...headers,
    ...(hasLength && { "content-length": String(content.length) }),
  };
  if (!PATH.test(path))
    throw new ExitError(`expected a path of visible characters of ASCII, got ${JSON.stringify(path)}`, EXIT.usage);
  const lines = Object.entries(fields).map(([name, value]) => lineOf(name, value));
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), content]);
}

/** Beyond Latin-1 half of a character would be sent, which may be one that ends a line. Values may be secrets. */
function lineOf(name: string, value: string): string {
  if (!FIELD_NAME.test(name) || !FIELD_TEXT.test(value))
    throw new ExitError(
      `expected a header of Latin-1 without control characters, got others in ${JSON.stringify(name)}`,
      EXIT.usage,
    );
  return `${name}: ${value}\r\n`;
}
