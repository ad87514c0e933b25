import type { Client, Dispatcher } from "undici";
import { MOST_BODY_BYTES } from "../../content/run/endpoint/right-answer.ts";
import type { Endpoint } from "../../content/run/parts/endpoint.ts";
import { monotonicSeconds } from "../program/clock.ts";
import type { Address } from "./address.ts";
import { WORK_HEADER } from "./told-work.ts";

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

/** A request of which nothing has happened yet, but that it was created now. */
export function unanswered(): Answer {
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

/**
 * Sends one request through a client and reads its whole answer, noting when each part of either went over the wire.
 *
 * @param answer what is noted in, also where the request fails
 * @throws whatever the client gives as the reason why there is no whole answer
 */
export function exchange(client: Client, asked: RequestOptions, answer: Answer): Promise<void> {
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
