import { errors } from "undici";
import { MOST_HEADER_BYTES } from "../../say-fault.ts";
import { type AnswerHead, notHttp, readHead } from "./answer-head.ts";
import { ChunkedBody } from "./chunked-body.ts";

const BEGINS = "HTTP/1.";
const EMPTY_LINE = "\r\n\r\n";
/** What ends lines so never sends the empty one that is waited for. */
const LONE_LINE_FEED = /[^\r]\n/;

/**
 * Reads one answer after another from a connection's bytes, in whatever pieces they come. Of an answer it makes only what a
 * load generator looks at: a reader of everything takes longer than the rest of what a request costs.
 */
export class AnswerReader {
  readonly #method: string;
  readonly #content: (piece: Buffer) => void;
  /** What has come of a head that is not whole yet; null where nothing has. */
  #begun: Buffer | null = null;
  /** The bytes of the last head, and what they say: answers to the same request mostly begin with the same. */
  #last: { bytes: Buffer; head: AnswerHead } | null = null;
  #head: AnswerHead | null = null;
  #left = 0;
  #chunked: ChunkedBody | null = null;

  /** @param content is given each piece of a body; it is overwritten afterwards */
  constructor(method: string, content: (piece: Buffer) => void) {
    this.#method = method;
    this.#content = content;
  }

  /**
   * Reads on.
   *
   * @returns the head of the answer that is whole with these bytes, and whether
   * more came, which nobody asked for; null where
   *   no answer is whole yet
   * @throws HTTPParserError, HeadersOverflowError or Error where it is none that can be read
   */
  read(bytes: Buffer): { head: AnswerHead; isMore: boolean } | null {
    let rest: Buffer | null = bytes;
    while (this.#head === null) {
      rest = this.#readHead(rest);
      if (rest === null) return null;
    }
    const end = this.#readBody(this.#head, rest);
    return end < 0 ? null : { head: this.#over(), isMore: end < rest.length };
  }

  /**
   * The connection has ended.
   *
   * @returns the head of the answer that is whole with that; null where none is
   */
  end(): AnswerHead | null {
    return this.#head?.ends === "closed" ? this.#over() : null;
  }

  /** Reads a head, and passes over those that only say that an answer will come; returns what is behind it. */
  #readHead(bytes: Buffer): Buffer | null {
    if (this.#last && this.#begun === null && beginsWith(bytes, this.#last.bytes)) {
      this.#take(this.#last.head);
      return bytes.subarray(this.#last.bytes.length);
    }
    const seen = this.#begun?.length ?? 0;
    const all = this.#begun ? Buffer.concat([this.#begun, bytes]) : bytes;
    const end = all.indexOf(EMPTY_LINE);
    if ((end < 0 ? all.length : end) > MOST_HEADER_BYTES) throw new errors.HeadersOverflowError();
    if (!BEGINS.startsWith(all.toString("latin1", 0, BEGINS.length))) throw notHttp("the status line");
    // The bytes are overwritten by the next that come.
    this.#begun = end < 0 ? Buffer.from(all) : null;
    if (end < 0) {
      if (LONE_LINE_FEED.test(all.toString("latin1", Math.max(0, seen - 1)))) throw notHttp("the end of a line");
      return null;
    }
    const head = readHead(all.toString("latin1", 0, end), this.#method);
    // It is none of an answer, and no connection has ended: undici says so in these words.
    if (head.status === 100) throw new Error("bad response");
    if (head.status === 101) throw new Error("bad upgrade");
    const after = end + EMPTY_LINE.length;
    if (head.status >= 200) {
      this.#last = { bytes: Buffer.from(all.subarray(0, after)), head };
      this.#take(head);
    }
    return all.subarray(after);
  }

  #take(head: AnswerHead): void {
    this.#head = head;
    this.#left = typeof head.ends === "number" ? head.ends : 0;
    this.#chunked = head.ends === "chunked" ? new ChunkedBody() : null;
  }

  /** Returns where in the bytes the body is over, or -1. */
  #readBody({ ends }: AnswerHead, bytes: Buffer): number {
    if (this.#chunked) return this.#chunked.read(bytes, this.#content);
    const length = ends === "closed" ? bytes.length : Math.min(this.#left, bytes.length);
    if (length > 0) this.#content(bytes.subarray(0, length));
    this.#left -= length;
    return ends !== "closed" && this.#left === 0 ? length : -1;
  }

  #over(): AnswerHead {
    const head = this.#head;
    this.#head = null;
    return head as AnswerHead;
  }
}

function beginsWith(bytes: Buffer, other: Buffer): boolean {
  const { length } = other;
  return bytes.length >= length && bytes.compare(other, 0, length, 0, length) === 0;
}
