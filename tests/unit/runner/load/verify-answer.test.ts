import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { SentParts } from "../../../../runner/load/sent-parts.ts";
import { verify } from "../../../../runner/load/verify-answer.ts";
import { QUERY } from "../../../fixture/made-run/query.ts";

const TOKEN = "3b1f9a0c77de52c4";
new SentParts({ headers: { "x-token": TOKEN }, body: undefined });

const answered = (body: string, status = 200) => ({
  ...{ created: 0, connected: 0, sent: 0, firstByte: 1, lastByte: 1 },
  ...{ status, body, error: null },
});
const waiting = { ...QUERY, work: "wait", answer: { status: 200, mostBytes: 1000 } } as const;

describe("an answer that is wrong", () => {
  it("is quoted without what it was sent, though it be cut in the middle of that", () => {
    const { error } = verify(answered(`${"x".repeat(190)}${TOKEN}`, 409), { endpoint: QUERY, amount: null });
    expect(error).toMatch(/^expected status 200, got 409: x{190}\(not shown$/);
    const rows = JSON.stringify({ rows: TOKEN });
    expect(verify(answered(rows), { endpoint: QUERY, amount: null }).error).toBe(
      'expected 10 at #/rows, got "(not shown)": {"rows":"(not shown)"}',
    );
  });
});

describe("an answer that its server has packed", () => {
  const packed = (coding: string, bytes: Buffer) => ({ ...answered(""), packed: { coding, bytes } });
  const rows = Buffer.from('{"rows": 10}');
  const asked = { endpoint: QUERY, amount: null };

  it.each([
    ["gzip", zlib.gzipSync(rows)],
    ["deflate", zlib.deflateSync(rows)],
    ["br", zlib.brotliCompressSync(rows)],
    ["zstd", zlib.zstdCompressSync(rows)],
  ])("is judged by what is in it: %s", (coding, bytes) => {
    expect(verify(packed(coding, bytes), asked)).toEqual({ work: null, error: null });
  });

  it.each([
    ["damaged", packed("gzip", rows), "expected a body in gzip, as its header says, got something else"],
    [
      "of a kind that nobody knows",
      packed("cheese", rows),
      "expected a body that is packed by gzip, deflate, br or zstd, got another",
    ],
    [
      "too large by far",
      packed("gzip", zlib.gzipSync(Buffer.alloc(20_000_000))),
      "expected a body of at most 10000000 bytes when unpacked, got more",
    ],
    ["an error besides", { ...packed("gzip", rows), status: 500 }, "expected status 200, got 500"],
  ])("is refused in one sentence where it is %s", (_, answer, said) => {
    expect(verify(answer, asked).error).toBe(said);
  });

  it("need not be read where nothing is looked for in it", () => {
    const { at: _, equals: __, ...answer } = QUERY.answer;
    expect(verify(packed("gzip", rows), { endpoint: { ...QUERY, answer }, amount: null }).error).toBeNull();
  });
});

describe("an answer that says nothing of its work", () => {
  it("is right where the service keeps no contract, and wrong where it does", () => {
    const asked = { endpoint: waiting, amount: 10 };
    expect(verify(answered("slept"), { ...asked, contract: false })).toEqual({ work: null, error: null });
    expect(verify(answered("slept"), asked).error).toBe("expected an answer about work, got slept");
  });
});

it("reads JSON behind a byte order mark", () => {
  expect(verify(answered('\ufeff{"rows": 10}'), { endpoint: QUERY, amount: null }).error).toBeNull();
});
