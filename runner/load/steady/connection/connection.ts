import { Client, type Dispatcher } from "undici";
import type { ErrorKind } from "../../../../content/run/parts/load-window.ts";
import { authority } from "../../address.ts";
import { MOST_HEADER_BYTES, sayFault } from "../../say-fault.ts";
import type { Answer } from "../../send-request.ts";
import { verify } from "../../verify-answer.ts";
import { WORK_HEADER } from "../../work-header.ts";
import { errorKindOf } from "./error-kind.ts";
import { type LoadRequest, unread } from "./load-request.ts";

/** Why a request has no right answer, with what was answered. */
export interface Failed {
  kind: ErrorKind;
  answer: Answer;
}

/**
 * A connection that sends one request at a time, the same again and again. It has one handler for all of them, because a
 * promise for each would cost as much as the request.
 */
export class Connection {
  readonly #request: LoadRequest;
  readonly #options: Dispatcher.DispatchOptions;
  readonly #ended: (failed: Failed | null) => void;
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #isBodyRead: boolean;
  readonly #mostBytes: number;
  #client: Client | null = null;
  #answer = unread();
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** What kind of error it is that this side has ended the request. */
  #endedHere: ErrorKind | null = null;

  /** @param ended what to do when a request is over */
  constructor(request: LoadRequest, ended: (failed: Failed | null) => void) {
    const { method = "GET", path, headers = {}, body = null, use, wanted } = request;
    this.#request = request;
    this.#ended = ended;
    this.#options = { method, path, headers, body, reset: use === "fresh" };
    this.#mostBytes = wanted.endpoint.answer.mostBytes;
    const saysWork = wanted.contract !== false && wanted.endpoint.work !== "fixed";
    this.#isBodyRead = saysWork || wanted.endpoint.answer.at !== undefined;
    this.#handler = this.#handling();
  }

  /** Sends a request; the one before has to be over. */
  send(): void {
    this.#answer = unread();
    this.#chunks = [];
    this.#bytes = 0;
    this.#endedHere = null;
    this.#client ??= new Client(`http://${authority(this.#request)}`, {
      pipelining: 1,
      // The whole request has a time limit of its own.
      ...{ headersTimeout: 0, bodyTimeout: 0, connectTimeout: 0 },
      maxHeaderSize: MOST_HEADER_BYTES,
    });
    this.#client.dispatch(this.#options, this.#handler);
  }

  /** Ends a request that takes too long, and its connection. */
  giveUp(): void {
    this.#endedHere = "timeout";
    this.close();
  }

  /** Lets go of the connection; a request on it fails. */
  close(): void {
    const client = this.#client;
    this.#client = null;
    void client?.destroy(new Error(`timeout: no whole answer within ${this.#request.timeoutSeconds} s`));
  }

  #handling(): Dispatcher.DispatchHandler {
    return {
      onRequestStart: () => {},
      onResponseStart: (_controller, status, headers) => {
        this.#answer.status = status;
        this.#answer.workHeader = headers[WORK_HEADER];
      },
      onResponseData: (controller, chunk) => {
        this.#bytes += chunk.length;
        if (this.#bytes > this.#mostBytes) {
          this.#endedHere = "too large";
          controller.abort(new Error(`expected a body of at most ${this.#mostBytes} bytes, got more`));
        } else if (this.#isBodyRead) this.#chunks.push(chunk);
      },
      onResponseEnd: () => {
        if (this.#isBodyRead) this.#answer.body = Buffer.concat(this.#chunks).toString("utf8");
        this.#ended(this.#judged());
      },
      onResponseError: (_controller, error) => {
        this.#answer.error = sayFault(error);
        this.#ended({ kind: this.#endedHere ?? errorKindOf(error), answer: this.#answer });
      },
    };
  }

  #judged(): Failed | null {
    const { wanted } = this.#request;
    // Nothing else of the answer is looked at, and this is done for every request.
    const isStatusAll = !this.#isBodyRead && this.#answer.workHeader === undefined;
    if (isStatusAll && this.#answer.status === wanted.endpoint.answer.status) return null;
    const { error } = verify(this.#answer, wanted);
    if (error === null) return null;
    const isStatus = this.#answer.status !== wanted.endpoint.answer.status;
    return { kind: isStatus ? "status" : "wrong answer", answer: this.#answer };
  }
}
