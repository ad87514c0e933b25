import { notHttp } from "./answer-head.ts";

/** Longer than any line of sizes or trailers that means something. */
const LONGEST_LINE = 4096;

const SIZE = /^([0-9a-f]{1,8})[\t ]*(?:;.*)?$/i;

/** A body in chunks, each behind its size (RFC 9112, section 7.1), in whatever pieces it comes. */
export class ChunkedBody {
  #reads: "size" | "content" | "its end" | "trailers" = "size";
  #left = 0;
  #line = "";

  /**
   * Reads on.
   *
   * @param content is given each piece of what the chunks hold
   * @returns where in the bytes the body is over, or -1
   * @throws HTTPParserError where it is in no chunks
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
      this.#line += bytes.toString("latin1", at, feed < 0 ? bytes.length : feed + 1);
      if (this.#line.length > LONGEST_LINE) throw notHttp("the size of a chunk");
      if (feed < 0) return -1;
      at = feed + 1;
      if (this.#isOverAfterLine()) return at;
    }
    return -1;
  }

  #isOverAfterLine(): boolean {
    if (!this.#line.endsWith("\r\n")) throw notHttp("the end of a line in a chunked body");
    const line = this.#line.slice(0, -2);
    this.#line = "";
    if (this.#reads === "trailers") return line === "";
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
