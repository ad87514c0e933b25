import type { Socket } from "node:net";
import { buildConnector, Client } from "undici";
import { monotonicSeconds } from "../program/clock.ts";
import { authority } from "./address.ts";
import { type Answer, exchange, type RequestOptions, unanswered } from "./exchange.ts";
import { MOST_HEADER_BYTES, SAID_MORE, sayFault, sayTimeout } from "./say-fault.ts";

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
  let connected = (_: Socket) => {};
  const closing = new AbortController();
  const client = new Client(`http://${authority(asked)}`, {
    pipelining: 1,
    // undici's own timeouts are coarse, and begin anew with every byte.
    ...{ headersTimeout: 0, bodyTimeout: 0 },
    maxHeaderSize: MOST_HEADER_BYTES,
    connect: connector((socket) => connected(socket), closing.signal),
  });
  return {
    send: () => {
      const answer = unanswered();
      connected = (socket) => {
        answer.connected ??= monotonicSeconds();
        noteMore(socket, answer);
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
  // A timer may be early by a part of a millisecond: what took the whole timeout must be seen to have taken it.
  const milliseconds = Math.min(1000 * asked.timeoutSeconds + 1, MOST_MILLISECONDS);
  // One for the whole exchange: a server that says a byte now and then would keep timeouts between bytes from ever ending.
  const timer = setTimeout(() => end(sayTimeout(asked.timeoutSeconds)), milliseconds);
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

/** undici gives what it has read beyond the end of an answer back to the socket, and says nothing of it. */
function noteMore(socket: Socket, answer: Answer): void {
  socket.unshift = ({ length }: Uint8Array) => {
    if (length > 0) answer.error ??= SAID_MORE;
  };
}

function connector(connected: (socket: Socket) => void, closing: AbortSignal): buildConnector.connector {
  // The whole request has a timer of its own.
  const connect = buildConnector({ timeout: 0, ...{ signal: closing } });
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[1]) connected(result[1]);
      callback(...result);
    });
}
