import { buildConnector, Client, type Dispatcher } from "undici";
import { MOST_BODY_BYTES } from "../../content/run/endpoint/right-answer.ts";
import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import { monotonicSeconds } from "../program/clock.ts";
import { type Address, authority } from "./address.ts";
import { MOST_HEADER_BYTES, sayFault } from "./say-fault.ts";
import { WORK_HEADER } from "./work-header.ts";

/** One request to make. */
export interface RequestOptions extends Address {
  /** GET where it is not said. */
  method?: Endpoint["method"];
  path: string;
  /** Beside those that the client writes itself. */
  headers?: Record<string, string>;
  body?: string | undefined;
  /** The largest body that is read; one million where it is not said. */
  mostBytes?: number;
  timeoutSeconds: number;
  signal: AbortSignal;
}

/** One request as it went: moments on the monotonic clock, null where a moment never came. */
export interface Answer {
  created: number;
  connected: number | null;
  sent: number | null;
  firstByte: number | null;
  lastByte: number | null;
  status: number | null;
  /** What the response's header about its work says, several where it has more than one; undefined without it. */
  workHeader?: string | string[];
  body: string;
  /** The body where the server has packed it, as the request may have allowed it to; the other is empty then. */
  packed?: { coding: string; bytes: Buffer };
  error: string | null;
}

/** What the error of a request begins with that had no whole answer in its time. */
const LATE = "timeout: ";

/** Whether that is why a request failed. */
export function isLate(error: string | null | undefined): boolean {
  return error?.startsWith(LATE) ?? false;
}

/** More does not fit into a timer. */
const MOST_MILLISECONDS = 2 ** 31 - 1;

/** One request that is ready to be sent. */
export interface PreparedRequest {
  /** Sends it and reads the whole answer; never throws. */
  send(): Promise<Answer>;
  /** Lets go of its connection. */
  close(): void;
}

/**
 * Makes one request on a connection of its own ready. Nothing is opened before it is sent: that is part
 * of what is measured, but making and ending clients of ours is not.
 *
 * A client of its own for every request: nothing can wait in a pool, so what waits, waits for the server.
 */
export function prepareRequest(asked: RequestOptions): PreparedRequest {
  let connected = () => {};
  const closing = new AbortController();
  const client = new Client(`http://${authority(asked)}`, {
    pipelining: 1,
    // undici's own timeouts are coarse, and begin anew with every byte.
    ...{ headersTimeout: 0, bodyTimeout: 0 },
    maxHeaderSize: MOST_HEADER_BYTES,
    connect: connector(() => connected(), closing.signal),
  });
  return {
    send: () => {
      const answer = unanswered();
      connected = () => {
        answer.connected ??= monotonicSeconds();
      };
      return sendThrough(client, asked, answer);
    },
    close: () => {
      void client.destroy();
      // undici lets go of no connection that is not open yet: where packets vanish, the kernel would try on for two minutes.
      closing.abort();
    },
  };
}

/** Sends one request on a connection of its own and reads the whole answer; never throws. */
export async function send(asked: RequestOptions): Promise<Answer> {
  const prepared = prepareRequest(asked);
  return prepared.send().finally(prepared.close);
}

/** Sends one request through a client that others may be using; never throws. */
export async function sendThrough(client: Client, asked: RequestOptions, answer = unanswered()): Promise<Answer> {
  const end = (reason: string) => void client.destroy(new Error(reason));
  const abort = () => end("interrupted");
  asked.signal.addEventListener("abort", abort, { once: true });
  // For the whole of it: a server that says a byte now and then would keep timeouts between bytes from ever ending.
  const late = `${LATE}no whole answer within ${asked.timeoutSeconds} s`;
  // A timer may be early by a part of a millisecond: what took the whole timeout must be seen to have taken it.
  const timer = setTimeout(() => end(late), Math.min(1000 * asked.timeoutSeconds + 1, MOST_MILLISECONDS));
  try {
    await exchange(client, asked, answer);
  } catch (thrown) {
    answer.error = sayFault(thrown);
  } finally {
    clearTimeout(timer);
    asked.signal.removeEventListener("abort", abort);
  }
  return answer;
}

function unanswered(): Answer {
  return {
    created: monotonicSeconds(),
    connected: null,
    sent: null,
    firstByte: null,
    lastByte: null,
    status: null,
    body: "",
    error: null,
  };
}

function connector(connected: () => void, closing: AbortSignal): buildConnector.connector {
  // The whole request has a timer of its own.
  const connect = buildConnector({ timeout: 0, ...{ signal: closing } });
  return (options, callback) =>
    connect(options, (...result) => {
      if (!result[0]) connected();
      callback(...result);
    });
}

function exchange(client: Client, asked: RequestOptions, answer: Answer): Promise<void> {
  const { method = "GET", path, headers = {}, body, mostBytes = MOST_BODY_BYTES } = asked;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let coding = "identity";
  const handler: Dispatcher.DispatchHandler = {
    // undici calls this in the step that writes the request to the socket: the moment it is on the wire.
    onRequestStart: () => {
      answer.sent = monotonicSeconds();
    },
    onResponseStart: (_controller, status, headers) => {
      answer.firstByte = monotonicSeconds();
      answer.status = status;
      answer.workHeader = headers[WORK_HEADER];
      coding = String(headers["content-encoding"] ?? coding).toLowerCase();
    },
    onResponseData: (controller, chunk) => {
      bytes += chunk.length;
      if (bytes > mostBytes) controller.abort(new Error(`expected a body of at most ${mostBytes} bytes, got more`));
      else chunks.push(chunk);
    },
    onResponseEnd: () => {
      answer.lastByte = monotonicSeconds();
      const body = Buffer.concat(chunks);
      if (coding === "identity") answer.body = body.toString("utf8");
      else answer.packed = { coding, bytes: body };
      resolve();
    },
    onResponseError: (_controller, error) => reject(error),
  };
  client.dispatch({ method, path, headers, body: body ?? null, reset: true }, handler);
  return promise;
}
