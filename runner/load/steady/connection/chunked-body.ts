import { errors } from "undici";
import { MOST_HEADER_BYTES } from "../../say-fault.ts";
import { fieldNameOf, notHttp } from "./answer-head.ts";

/** More than any size of a chunk takes, with what may be said beside it. */
const MOST_SIZE_BYTES = 4096;

const SIZE = /^0*([0-9a-f]{1,13})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i;

/** A body in chunks, each behind its size (RFC 9112, section 7.1), in whatever pieces it comes. */
export class ChunkedBody {
  #reads: "size" | "content" | "its end" | "trailers" = "size";
  #left = 0;
  #line = "";
  #trailerBytes = 0;

  /**
   * Reads on.
   *
   * @param content is given each piece of what the chunks hold
   * @returns where in the bytes the body is over, or -1
   * @throws HTTPParserError or HeadersOverflowError where it is in no chunks, or too much follows them
   */
  read(bytes: Buffer, content: (piece: Buffer) => void): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.#reads === "content") {
        const end = Math.min(bytes.length, at + this.#left);
        content(bytes.subarray(at, end));
        this.#left -= end - at;
        at = end;
        if (this.#left === 0) this.#reads = "its end";
        continue;
      }
      const feed = bytes.indexOf("\n", at);
      const end = feed < 0 ? bytes.length : feed + 1;
      this.#line += bytes.toString("latin1", at, end);
      this.#checkLength(end - at);
      if (feed < 0) return -1;
      at = end;
      if (this.#isOverAfterLine()) return at;
    }
    return -1;
  }

  /** Of a line nothing is known before it ends: it must not grow for ever, and neither must the trailers. */
  #checkLength(added: number): void {
    if (this.#reads === "trailers") this.#trailerBytes += added;
    else if (this.#line.length > MOST_SIZE_BYTES) throw notHttp("the size of a chunk");
    if (this.#trailerBytes > MOST_HEADER_BYTES) throw new errors.HeadersOverflowError();
  }

  #isOverAfterLine(): boolean {
    if (!this.#line.endsWith("\r\n")) throw notHttp("the end of a line in a chunked body");
    const line = this.#line.slice(0, -2);
    this.#line = "";
    if (this.#reads === "trailers") {
      // Nothing else is read of them.
      if (line !== "") fieldNameOf(line);
      return line === "";
    }
    if (this.#reads === "its end") {
      if (line !== "") throw notHttp("the end of a chunk");
      this.#reads = "size";
      return false;
    }
    const [, digits] = SIZE.exec(line) ?? [];
    if (digits === undefined) throw notHttp("the size of a chunk");
    this.#left = Number.parseInt(digits, 16);
    this.#reads = this.#left > 0 ? "content" : "trailers";
    return false;
  }
}
