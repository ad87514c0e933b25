import { clientWatch } from "../observe/client.ts";
import { monotonicSeconds } from "./clock.ts";
import { type Recorded, record } from "./record.ts";
import { send } from "./request.ts";

/** Requests to send together. */
export interface Volley {
  port: number;
  endpoint: string;
  iterations: number;
  level: number;
  timeoutSeconds: number;
  signal: AbortSignal;
}

/** Sends `level` requests together, each on a connection of its own, and waits for all of them. */
export async function burst(
  volley: Volley,
): Promise<Recorded & { client: { cpuShare: number; loopLagSeconds: number } }> {
  const path = `/test/${volley.endpoint}/${volley.iterations}`;
  const stop = clientWatch();
  const origin = monotonicSeconds();
  const answers = await Promise.all(Array.from({ length: volley.level }, () => send({ ...volley, path })));
  const client = stop();
  return { client, ...record(answers, volley.iterations, origin) };
}

/** Requests that are sent one after the other, such as those of a calibration. */
export interface Series {
  port: number;
  path: string;
  iterations: number;
  samples: number;
  timeoutSeconds: number;
  signal: AbortSignal;
}

/** Sends requests one after the other; each is recorded from its own start. */
export async function series(asked: Series): Promise<Recorded["requests"]> {
  const requests: Recorded["requests"] = [];
  while (requests.length < asked.samples) {
    asked.signal.throwIfAborted();
    const origin = monotonicSeconds();
    requests.push(...record([await send(asked)], asked.iterations, origin).requests);
  }
  return requests;
}
