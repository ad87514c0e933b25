import { errors } from "undici";
import { expect, it } from "vitest";
import { sayFault } from "../../../../runner/load/say-fault.ts";

const thrown = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  ["ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", /^nothing listens on the port: connect ECONNREFUSED 127/],
  ["ECONNRESET", "read ECONNRESET", /^the server reset the connection: read/],
  ["UND_ERR_SOCKET", "other side closed", /^the server ended the connection within its answer: other side closed$/],
  ["UND_ERR_HEADERS_OVERFLOW", "Headers Overflow Error", /^expected headers of at most 16384 bytes, got more$/],
  [
    "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
    "Response body length does not match content-length header",
    /^expected a body as long as its header says, got one that does not match content-length$/,
  ],
  [
    "ERR_ASSERTION",
    "The expression evaluated to a falsy value:\n\n  assert(statusCode >= 100)\n",
    /^expected an answer in HTTP, got one whose status HTTP does not have$/,
  ],
  ["ENETDOWN", "write ENETDOWN", /^write ENETDOWN$/],
])("says in words what %s is", (code, message, said) => {
  expect(sayFault(thrown(code, message))).toMatch(said);
});

it("says that an answer is not HTTP", () => {
  expect(sayFault(new errors.HTTPParserError("Expected HTTP/"))).toBe(
    "expected an answer in HTTP, got something else: Expected HTTP/",
  );
});

it("says something of an error that says nothing", () => {
  expect(sayFault(new Error(""))).toBe("the connection failed");
});
