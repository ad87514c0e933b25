import zlib from "node:zlib";
import type { Answer } from "./exchange.ts";

/** More of a body is not unpacked: a megabyte can become a gigabyte. */
const MOST_BYTES = 10_000_000;

/** What unpacks a body, by the names that content codings have in HTTP (RFC 9110, section 8.4.1). */
const DECODERS: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  ...{ gzip: zlib.gunzipSync, "x-gzip": zlib.gunzipSync, deflate: zlib.inflateSync },
  ...{ br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync },
};

/** An answer's body as text, unpacked; empty where that cannot be done. Never while a burst goes on: it takes time. */
export function textOf({ body, packed }: Pick<Answer, "body" | "packed">): string {
  if (!packed) return body;
  try {
    return DECODERS[packed.coding]?.(packed.bytes, { maxOutputLength: MOST_BYTES }).toString("utf8") ?? "";
  } catch {
    return "";
  }
}
