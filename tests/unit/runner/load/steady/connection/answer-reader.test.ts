import { describe, expect, it } from "vitest";
import { AnswerReader } from "../../../../../../runner/load/steady/connection/answer-reader.ts";

const BODY = '{"rows":10}';
const LENGTH = `content-length: ${BODY.length}`;
const CHUNKED = `transfer-encoding: chunked\r\n\r\n4\r\n${BODY.slice(0, 4)}\r\n007;x=y\r\n${BODY.slice(4)}\r\n`;

/** Reads pieces one after the other, then the end of the connection; everything that was made of them, or the error. */
function readAll(pieces: string[], method = "GET") {
  let body = "";
  const reader = new AnswerReader(method, (piece) => {
    body += piece.toString("latin1");
  });
  const answers: { status: number; isKept: boolean; body: string }[] = [];
  const note = ({ status, isKept }: { status: number; isKept: boolean }) => {
    answers.push({ status, isKept, body });
    body = "";
  };
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece, "latin1");
      const whole = reader.read(bytes);
      // As the next that is read does.
      bytes.fill("!");
      if (whole) note(whole.head);
    }
    const last = reader.end();
    if (last) note(last);
    return { answers };
  } catch (thrown) {
    return { answers, error: String(thrown) };
  }
}

/** An answer in two pieces, however it is cut, and byte by byte. */
function waysToCome(bytes: string): string[][] {
  const cuts = Array.from({ length: Math.min(bytes.length, 400) }, (_, at) => [bytes.slice(0, at), bytes.slice(at)]);
  return [[bytes], [...bytes], ...cuts.map((pieces) => pieces.filter((piece) => piece !== ""))];
}

describe("an answer, in whatever pieces it comes, is read", () => {
  it.each([
    ["with a length", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`, true],
    ["without a length, until the connection ends", `HTTP/1.1 200 OK\r\n\r\n${BODY}`, false],
    ["in HTTP/1.0", `HTTP/1.0 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`, false],
    ["in HTTP/1.0 that keeps it", `HTTP/1.0 200\r\nConnection: Keep-Alive\r\n${LENGTH}\r\n\r\n${BODY}`, true],
    ["in chunks that trailers follow", `HTTP/1.1 200 OK\r\ntrailer: x-sum\r\n${CHUNKED}0\r\nx-sum: 1\r\n\r\n`, true],
    ["with a length between blanks", `HTTP/1.1 200 OK\r\nContent-Length: \t00${BODY.length} \t\r\n\r\n${BODY}`, true],
    ["whose coding names nothing", `HTTP/1.1 200 OK\r\ntransfer-encoding:\r\n${LENGTH}\r\n\r\n${BODY}`, true],
    ["in chunks of long sizes", `HTTP/1.1 200 OK\r\n${CHUNKED}000000000000000000\r\n\r\n`, true],
    ["in another coding below the chunks", `HTTP/1.1 200 OK\r\nTransfer-Encoding: x\r\n${CHUNKED}0\r\n\r\n`, true],
    ["after hints", `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`, true],
    ["whose server ends the connection", `HTTP/1.1 200 OK\r\nconnection: x, Close\r\n${LENGTH}\r\n\r\n${BODY}`, false],
  ])("%s", (_, bytes, isKept) => {
    for (const pieces of waysToCome(bytes))
      expect(readAll(pieces)).toEqual({ answers: [{ status: 200, isKept, body: BODY }] });
  });

  it.each([
    ["to HEAD", "HEAD", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n`, 200],
    ["without content", "GET", "HTTP/1.1 204 No Content\r\n\r\n", 204],
    ["not modified", "GET", `HTTP/1.1 304 Not Modified\r\n${LENGTH}\r\n\r\n`, 304],
    ["of no length", "GET", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 200],
    ["of no chunks", "GET", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", 200],
  ])("%s, which has no body", (_, method, bytes, status) => {
    for (const pieces of waysToCome(bytes))
      expect(readAll(pieces, method)).toEqual({ answers: [{ status, isKept: true, body: "" }] });
  });

  it.each([
    ["the same", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`, 200],
    ["with a head that is longer", `HTTP/1.1 200 OK\r\n${LENGTH}\r\nx: 1\r\n\r\n${BODY}`, 200],
    ["with a head that is otherwise", `HTTP/1.1 201 OK\r\n${LENGTH}\r\n\r\n${BODY}`, 201],
    ["in chunks", `HTTP/1.1 200 OK\r\n${CHUNKED}0\r\n\r\n`, 200],
  ])("after another on the same connection, %s", (_, second, status) => {
    const first = `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY}`;
    for (const pieces of waysToCome(second))
      for (const before of [[first], [second, first]])
        expect(readAll([...before, ...pieces]).answers.slice(before.length)).toEqual([
          { status, isKept: true, body: BODY },
        ]);
  });
});

describe("what is no answer is refused, in whatever pieces it comes:", () => {
  it.each([
    ["text", "220 mail.example ESMTP\r\n", /protocol \(the status line\)/],
    ["bytes of TLS", "\u0015\u0003\u0003\u0000\u0002\u0002", /the status line/],
    ["another version", "HTTP/2 200\r\n\r\n", /the status line/],
    ["100 Continue", "HTTP/1.1 100 Continue\r\n\r\n", /bad response/],
    ["101 Switching Protocols", "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n", /bad upgrade/],
    ["a chunk of no length", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nmany\r\n", /the size of a chunk/],
    ["a chunk longer than it says", `HTTP/1.1 200 OK\r\n${CHUNKED}1\r\nxyz\r\n`, /the end of a chunk/],
    ["a chunk that a line feed alone ends", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\nx\r\n", /a line/],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx", /the content length/],
    ["a length below nothing", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nx", /the content length/],
    ["a length beside chunks", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n${CHUNKED}0\r\n\r\n`, /beside a transfer coding/],
    ["a header with a line feed", "HTTP/1.1 200 OK\r\nx-token: s3cret\n\u0000\r\n\r\n", /(a header|the end of a line)/],
    ["a reason with a line feed", "HTTP/1.1 200 s3cret\nx: 1\r\n\r\n", /the (status|end of a) line/],
    ["lines that line feeds alone end", "HTTP/1.1 200 OK\nx: s3cret\n\n", /the end of a line/],
    ["a header with an escape", "HTTP/1.1 200 OK\r\nx: \u001b[2Js3cret\r\n\r\n", /a header/],
    ["a length behind what is no blank", "HTTP/1.1 200 OK\r\ncontent-length: \u00a01\r\n\r\nx", /the content length/],
    ["a header without a name", "HTTP/1.1 200 OK\r\n: s3cret\r\n\r\n", /a header/],
    ["headers of 17,000 bytes", `HTTP/1.1 200 OK\r\nx: ${"x".repeat(17_000)}`, /HeadersOverflowError/],
    ["a chunk of what is no text", `HTTP/1.1 200 OK\r\n${CHUNKED}1;\u0000\r\nx\r\n`, /the size of a chunk/],
    ["trailers that are no headers", `HTTP/1.1 200 OK\r\n${CHUNKED}0\r\ns3cret\r\n\r\n`, /a header/],
    ["trailers of 17,000 bytes", `HTTP/1.1 200 OK\r\n${CHUNKED}0\r\n${"x: 1234\r\n".repeat(1900)}`, /HeadersOverflow/],
    ["a size of a chunk that never ends", `HTTP/1.1 200 OK\r\n${CHUNKED}1;${"x".repeat(5000)}`, /the size of a chunk/],
  ])("%s", (_, bytes, said) => {
    for (const pieces of waysToCome(bytes)) {
      const { answers, error } = readAll(pieces);
      expect(answers).toEqual([]);
      expect(error).toMatch(said);
      expect(error).not.toContain("s3cret");
    }
  });

  it.each([
    ["nothing", ""],
    ["half a head", "HTTP/1.1 200 OK\r\n"],
    ["half a body", `HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n${BODY.slice(1)}`],
    ["chunks without the last", `HTTP/1.1 200 OK\r\n${CHUNKED}`],
    ["hints alone", "HTTP/1.1 103 Early Hints\r\n\r\n"],
  ])("no answer is whole after %s", (_, bytes) => {
    expect(readAll([bytes])).toEqual({ answers: [] });
  });
});

it("says that more came than was asked for", () => {
  const reader = new AnswerReader("GET", () => {});
  const bytes = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nxy");
  expect(reader.read(bytes)).toMatchObject({ isMore: true });
});

it.each([
  ["x: 1", undefined],
  ["Benchbook-Work: one", "one"],
  ["benchbook-work:one\r\nbenchbook-work: two ", ["one", "two"]],
])("tells what is said of work: %j", (line, workHeader) => {
  const reader = new AnswerReader("GET", () => {});
  expect(reader.read(Buffer.from(`HTTP/1.1 204 No\r\n${line}\r\n\r\n`))?.head.workHeader).toEqual(workHeader);
});

it.each([
  ["keep-alive: timeout=5", 5],
  ["Keep-Alive: max=100, timeout=72", 72],
  ["x: timeout=5", null],
])("tells how long the server keeps the connection: %s", (line, keptSeconds) => {
  const reader = new AnswerReader("GET", () => {});
  expect(reader.read(Buffer.from(`HTTP/1.1 204 No\r\n${line}\r\n\r\n`))?.head.keptSeconds).toBe(keptSeconds);
});
