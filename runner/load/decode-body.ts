import zlib from "node:zlib";
import type { Answer } from "./exchange.ts";

/** More of a body is not unpacked: a megabyte can become a gigabyte. */
const MOST_BYTES = 10_000_000;

/** What unpacks a body, by the names that content codings have in HTTP (RFC 9110, section 8.4.1). */
const DECODERS: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  ...{ gzip: zlib.gunzipSync, "x-gzip": zlib.gunzipSync, deflate: zlib.inflateSync },
  ...{ br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync },
};

/** A body as text; where it could not be unpacked it is empty, and `fault` says why. */
export interface DecodedBody {
  text: string;
  fault?: string;
}

/** An answer's body as text, unpacked. Never while a burst goes on: it takes time. */
export function textOf({ body, packed }: Pick<Answer, "body" | "packed">): DecodedBody {
  if (!packed) return { text: body };
  const decode = DECODERS[packed.coding];
  // The name of another is from the headers of the answer, of which nothing is quoted.
  if (!decode) return { text: "", fault: "expected a body that is packed by gzip, deflate, br or zstd, got another" };
  try {
    return { text: decode(packed.bytes, { maxOutputLength: MOST_BYTES }).toString("utf8") };
  } catch (thrown) {
    const isTooLarge = thrown instanceof RangeError;
    const [expected, got] = isTooLarge
      ? [`of at most ${MOST_BYTES} bytes when unpacked`, "more"]
      : [`in ${packed.coding}, as its header says`, "something else"];
    return { text: "", fault: `expected a body ${expected}, got ${got}` };
  }
}
