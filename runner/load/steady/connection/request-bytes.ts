import { authority } from "../../address.ts";
import type { LoadRequest } from "./load-request.ts";

/** Methods whose requests say how long their body is even where they have none (RFC 9110, section 8.6). */
const WITH_BODY = ["POST", "PUT", "PATCH"];

/** A request as it goes over a connection (RFC 9112): the same bytes again and again, so they are made once. */
export function requestBytes(request: LoadRequest): Buffer {
  const { method = "GET", path, headers = {}, body, use } = request;
  const content = Buffer.from(body ?? "", "utf8");
  const hasLength = content.length > 0 || WITH_BODY.includes(method);
  const fields = {
    host: authority(request),
    connection: use === "kept" ? "keep-alive" : "close",
    ...headers,
    ...(hasLength && { "content-length": String(content.length) }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), content]);
}
