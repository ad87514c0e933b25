import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { LOOPBACK } from "../../../../runner/load/address.ts";
import type { Answer } from "../../../../runner/load/exchange.ts";
import { SAID_MORE } from "../../../../runner/load/say-fault.ts";
import { send } from "../../../../runner/load/send-request.ts";

const BODY = '{"rows":10}';
const LENGTH = `content-length: ${BODY.length}`;
const CHUNKED = `transfer-encoding: chunked\r\n\r\n${BODY.length.toString(16)}\r\n${BODY}\r\n`;

let server = createServer();
afterEach(() => server.close());

/** Asks a server that answers with these bytes, whatever it is asked, and hangs up. */
async function answerTo(bytes: string): Promise<Answer> {
  server = createServer((socket) => socket.on("error", () => {}).once("data", () => socket.end(bytes)));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return send({ host: LOOPBACK, port, path: "/", timeoutSeconds: 300, signal: new AbortController().signal });
}

it.each([
  ["with a length", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
  ["without a length", `HTTP/1.1 200 OK\r\n\r\n${BODY}`],
  ["in HTTP/1.0", `HTTP/1.0 200 OK\r\n\r\n${BODY}`],
  ["in chunks that trailers follow", `HTTP/1.1 200 OK\r\ntrailer: x-sum\r\n${CHUNKED}0\r\nx-sum: 1\r\n\r\n`],
  ["after hints", `HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
  ["after it said that it works on it", `HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`],
])("reads an answer %s", async (_, bytes) => {
  expect(await answerTo(bytes)).toMatchObject({ status: 200, body: BODY, error: null });
});

it("keeps a packed answer as it is, so that unpacking it delays no other", async () => {
  const answer = await answerTo(`HTTP/1.1 200 OK\r\ncontent-encoding: GZIP\r\n${LENGTH}\r\n\r\n${BODY}`);
  expect(answer).toMatchObject({ body: "", packed: { coding: "gzip", bytes: Buffer.from(BODY) }, error: null });
});

it.each([
  ["nothing", "", /^the server ended the connection within its answer: other side closed$/],
  ["text", "220 mail.example ESMTP\r\n", /^expected an answer in HTTP, got something else: .*Expected HTTP/],
  ["bytes of TLS", "\u0015\u0003\u0003\u0000\u0002\u0002", /^expected an answer in HTTP, got something else: /],
  [
    "100 Continue",
    "HTTP/1.1 100 Continue\r\n\r\n",
    /^expected an answer, got 100 Continue, which nobody had asked for$/,
  ],
  [
    "101 Switching Protocols",
    "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    /^expected an answer, got 101 Switching Protocols, which nobody had asked for$/,
  ],
  ["hints alone", "HTTP/1.1 103 Early Hints\r\n\r\n", /^the server ended the connection within its answer/],
  ["chunks without the last", `HTTP/1.1 200 OK\r\n${CHUNKED}`, /^the server ended the connection within its answer/],
  [
    "a chunk of no length",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nmany\r\n",
    /^expected an answer in HTTP/,
  ],
  [
    "two lengths",
    "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx",
    /^expected a body as long as its header says, got one that does not match content-length$/,
  ],
  [
    "a status below 100",
    "HTTP/1.1 099 OK\r\ncontent-length: 0\r\n\r\n",
    /^expected an answer in HTTP, got one whose status HTTP does not have$/,
  ],
  [
    "headers of 17,000 bytes",
    `HTTP/1.1 200 OK\r\nx: ${"x".repeat(17_000)}\r\n\r\n`,
    /^expected headers of at most 16384/,
  ],
  ["more bytes than it says", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}s3cret`, SAID_MORE],
  ["a second answer", `HTTP/1.1 200 OK\r\n${CHUNKED}0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`, SAID_MORE],
  ["a body of a status without one", `HTTP/1.1 204 No Content\r\n\r\n${BODY}`, SAID_MORE],
  ["a header with a line feed", "HTTP/1.1 200 OK\r\nx-token: s3cret\n\u0000\r\n\r\n", /^expected an answer in HTTP/],
])("says in a sentence what is wrong with %s, and nothing of its headers", async (_, bytes, said) => {
  const { error } = await answerTo(bytes);
  expect(error).toMatch(said);
  expect(error).not.toMatch(/s3cret|\n/);
});
