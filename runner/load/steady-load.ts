import { Client, type Dispatcher } from "undici";
import { monotonicSeconds } from "../program/clock.ts";

/** A closed loop: so many connections that are kept, each sending its next request when its last was answered. */
export interface Load {
  port: number;
  path: string;
  connections: number;
  seconds: number;
  signal: AbortSignal;
}

/** The result of a steady load; a request that failed or was not answered with 200 is an error. */
export interface LoadResult {
  requests: number;
  errors: number;
  seconds: number;
  requestsPerSecond: number;
}

const OK = 200;

/** Loads a loopback port steadily for some seconds; requests under way at the end are waited for. */
export async function steady({ port, path, connections, seconds, signal }: Load): Promise<LoadResult> {
  const count = { requests: 0, errors: 0 };
  const began = monotonicSeconds();
  const isOver = () => signal.aborted || monotonicSeconds() - began >= seconds;
  const clients = Array.from({ length: connections }, () => new Client(`http://127.0.0.1:${port}`, { pipelining: 1 }));
  try {
    await Promise.all(clients.map((client) => loop(client, path, count, isOver)));
  } finally {
    await Promise.all(clients.map((client) => client.destroy()));
  }
  const took = monotonicSeconds() - began;
  return { ...count, seconds: took, requestsPerSecond: count.requests / took };
}

/** One connection's loop. A handler for all its requests, because a promise for each would cost as much as the request. */
function loop(
  client: Client,
  path: string,
  count: { requests: number; errors: number },
  isOver: () => boolean,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const next = () => {
    if (isOver()) resolve();
    else client.dispatch({ method: "GET", path }, handler);
  };
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart: () => {},
    onResponseStart: (_controller, status) => {
      if (status !== OK) count.errors += 1;
    },
    onResponseData: () => {},
    onResponseEnd: () => {
      count.requests += 1;
      next();
    },
    onResponseError: () => {
      count.errors += 1;
      // A server that is gone would otherwise be asked without a pause.
      setTimeout(next, 10);
    },
  };
  next();
  return promise;
}
