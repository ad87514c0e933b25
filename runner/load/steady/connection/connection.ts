import type { ErrorKind } from "../../../../content/run/parts/load-window.ts";
import type { Answer } from "../../exchange.ts";
import { SAID_MORE, sayFault, sayTimeout } from "../../say-fault.ts";
import { verify } from "../../verify-answer.ts";
import type { AnswerHead } from "./answer-head.ts";
import { errorKindOf } from "./error-kind.ts";
import { type LoadRequest, unread } from "./load-request.ts";
import { requestBytes } from "./request-bytes.ts";
import { Wire } from "./wire.ts";

/** Why a request has no right answer, with what was answered. */
export interface Failed {
  kind: ErrorKind;
  answer: Answer;
}

/**
 * Sends one request at a time, the same again and again, on a connection that is opened when there is none. Nothing is made
 * for a request that can be made once for all of them: what the client computes, it takes from the server or from the time.
 *
 * That is also why answers are read here and not by undici, which sends the bursts: in one run a request took 9.6 µs of the
 * client's processor time, where it took 32 µs with undici and autocannon used 13.9 µs. On cores that client and server
 * share, that time is the server's.
 */
export class Connection {
  readonly #request: LoadRequest;
  readonly #bytes: Buffer;
  readonly #ended: (failed: Failed | null) => void;
  readonly #isBodyRead: boolean;
  #wire: Wire | null = null;
  #isBusy = false;
  #content: Buffer[] = [];
  #length = 0;
  #hasSaidMore = false;
  #isInDoubt = false;

  /** @param ended what to do when a request is over */
  constructor(request: LoadRequest, ended: (failed: Failed | null) => void) {
    const { contract, endpoint } = request.wanted;
    this.#request = request;
    this.#bytes = requestBytes(request);
    this.#ended = ended;
    this.#isBodyRead = (contract !== false && endpoint.work !== "fixed") || endpoint.answer.at !== undefined;
  }

  /** Whether more ever came than was asked for. */
  get hasSaidMore(): boolean {
    return this.#hasSaidMore;
  }

  /** Sends a request; the one before has to be over. */
  send(): void {
    this.#isBusy = true;
    this.#content = [];
    this.#length = 0;
    if (this.#wire?.isStale()) this.#hangUp();
    this.#wire ??= this.#open();
    this.#wire.write(this.#bytes);
  }

  /** Ends a request that takes too long, and its connection. */
  giveUp(): void {
    this.#end(timedOut(this.#request));
  }

  /** Lets go of the connection; a request on it fails. */
  close(): void {
    this.#hangUp();
    if (this.#isBusy) this.#fail(new Error("the load has ended"));
  }

  #open(): Wire {
    const wire: Wire = new Wire(this.#request, {
      reads: (piece) => this.#reads(piece),
      answers: (head) => this.#answers(head),
      saysMore: () => {
        this.#hasSaidMore = true;
        this.#isInDoubt = true;
      },
      // One that was let go of has nothing to say any more.
      fails: (thrown) => this.#wire === wire && this.#fail(thrown),
    });
    return wire;
  }

  #reads(piece: Buffer): void {
    this.#length += piece.length;
    const { mostBytes } = this.#request.wanted.endpoint.answer;
    if (this.#length > mostBytes)
      this.#fail(new Error(`expected a body of at most ${mostBytes} bytes, got more`), "too large");
    // What was read is overwritten.
    else if (this.#isBodyRead) this.#content.push(Buffer.from(piece));
  }

  #answers(head: AnswerHead): void {
    this.#isBusy = false;
    if (!head.isKept || this.#request.use === "fresh") this.#hangUp();
    // What came since an answer is held against the next.
    const failed = this.#isInDoubt ? answeredTwice() : this.#judged(head);
    this.#isInDoubt = false;
    this.#ended(failed);
  }

  /** Ends the connection, and what was asked on it where that is not over. */
  #fail(thrown: unknown, kind: ErrorKind = errorKindOf(thrown)): void {
    this.#end({ kind, answer: { ...unread(), error: sayFault(thrown) } });
  }

  #end(failed: Failed): void {
    this.#hangUp();
    if (!this.#isBusy) return;
    this.#isBusy = false;
    this.#ended(failed);
  }

  #hangUp(): void {
    this.#wire?.hangUp();
    this.#wire = null;
  }

  #judged({ status, coding, workHeader }: AnswerHead): Failed | null {
    const { wanted } = this.#request;
    const isRight = status === wanted.endpoint.answer.status;
    // Nothing else of the answer is looked at, and this is done for every request.
    if (isRight && !this.#isBodyRead && workHeader === undefined) return null;
    const bytes = Buffer.concat(this.#content);
    const body = coding === "identity" ? { body: bytes.toString("utf8") } : { packed: { coding, bytes } };
    const answer: Answer = { ...unread(), status, ...body, ...(workHeader !== undefined && { workHeader }) };
    if (verify(answer, wanted).error === null) return null;
    return { kind: isRight ? "wrong answer" : "status", answer };
  }
}

/** That there were more answers than requests: which of them is whose nobody can tell. */
export function answeredTwice(): Failed {
  return { kind: "not HTTP", answer: { ...unread(), error: SAID_MORE } };
}

/** That a request had no whole answer in its time. */
export function timedOut({ timeoutSeconds }: Pick<LoadRequest, "timeoutSeconds">): Failed {
  return { kind: "timeout", answer: { ...unread(), error: sayTimeout(timeoutSeconds) } };
}
