import { connect, type Socket } from "node:net";
import { errors } from "undici";
import type { AnswerHead } from "./answer-head.ts";
import { AnswerReader } from "./answer-reader.ts";
import type { LoadRequest } from "./load-request.ts";

/** What a connection tells of. */
export interface WireListener {
  /** A piece of a body; it is overwritten afterwards. */
  reads(piece: Buffer): void;
  /** An answer is whole. */
  answers(head: AnswerHead): void;
  /** More came than was asked for: beside an answer, before that is told, or since the last one. */
  saysMore(): void;
  /** There is no connection, or no more, or what came was no answer. */
  fails(thrown: unknown): void;
}

/** How long an idle connection is used again where the server says nothing of it: the servers here keep one for 2 to 5 s. */
const IDLE_SECONDS = 4;

/**
 * So much earlier than the server is to end an idle connection, it is not used again: the request would cross with its end.
 */
const AHEAD_SECONDS = 1;

/** What a server begins with that has waited too long for a request (RFC 9110, section 15.5.9). */
const SAYS_WHY = /^HTTP\/1\.[01] 408 /;
const SAYS_WHY_BYTES = "HTTP/1.1 408 ".length;

/** What was read last on any connection of this thread: it is looked at before the next is read, and kept nowhere. */
const READ = Buffer.alloc(65_536);

/** One TCP connection that requests are written to, one at a time, and their answers read from. */
export class Wire {
  readonly #socket: Socket;
  readonly #reader: AnswerReader;
  readonly #listener: WireListener;
  #isOpen = true;
  #isAsked = false;
  /** When its last answer was whole, and how long it may be used after that, in milliseconds. */
  #idleSince = 0;
  #idleFor = Number.POSITIVE_INFINITY;

  constructor({ host, port, method = "GET" }: LoadRequest, listener: WireListener) {
    this.#listener = listener;
    this.#reader = new AnswerReader(method, (piece) => {
      // What a piece of a body has ended has more of its pieces in the same buffer; they are no part of what is asked next.
      if (this.#isOpen) listener.reads(piece);
    });
    const callback = (length: number) => {
      if (this.#isOpen) this.#read(READ.subarray(0, length));
      return true;
    };
    this.#socket = connect({ host, port, noDelay: true, onread: { buffer: READ, callback } });
    this.#socket.on("error", (thrown) => this.#fails(thrown));
    this.#socket.on("end", () => this.#ends());
    this.#socket.on("close", () => this.#ends());
  }

  /** Sends a request, as soon as there is a connection. */
  write(bytes: Buffer): void {
    this.#isAsked = true;
    this.#socket.write(bytes);
  }

  /** Whether it has been idle for so long that the server may be about to end it. */
  isStale(): boolean {
    return performance.now() - this.#idleSince > this.#idleFor;
  }

  /** Ends it; it tells of nothing any more. */
  hangUp(): void {
    this.#isOpen = false;
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    // What was said unasked would be taken for the answer to the next request.
    if (!this.#isAsked) {
      this.#readUnasked(bytes);
      return;
    }
    const whole = this.#readAnswer(bytes);
    // What stands in a body may have ended it.
    if (!whole || !this.#isOpen) return;
    const { head, isMore } = whole;
    const { keptSeconds } = head;
    this.#isAsked = false;
    this.#idleSince = performance.now();
    this.#idleFor = 1000 * (keptSeconds === null ? IDLE_SECONDS : keptSeconds - AHEAD_SECONDS);
    if (isMore) this.#listener.saysMore();
    // What of the request is still to be sent would stand before the next.
    const isClean = !isMore && this.#socket.writableLength === 0;
    this.#listener.answers(isClean ? head : { ...head, isKept: false });
  }

  /** A server that ends an idle connection may say why: that is no second answer to anything. */
  #readUnasked(bytes: Buffer): void {
    if (!SAYS_WHY.test(bytes.toString("latin1", 0, SAYS_WHY_BYTES))) this.#listener.saysMore();
    this.#fails(new errors.SocketError("bad response"));
  }

  #readAnswer(bytes: Buffer): ReturnType<AnswerReader["read"]> {
    try {
      return this.#reader.read(bytes);
    } catch (thrown) {
      return this.#fails(thrown);
    }
  }

  #ends(): void {
    if (!this.#isOpen) return;
    const head = this.#reader.end();
    if (head) this.#listener.answers(head);
    else this.#fails(new errors.SocketError("other side closed"));
  }

  #fails(thrown: unknown): null {
    if (this.#isOpen) this.#listener.fails(thrown);
    return null;
  }
}
