import type { ConnectionUse } from "../../../../content/run/parts/load-window.ts";
import type { Address } from "../../address.ts";
import type { Answer, RequestOptions } from "../../exchange.ts";
import type { RequestedWork } from "../../verify-answer.ts";

/** What all requests of a load are like: plain data, because threads are handed it. */
export interface LoadRequest
  extends Address,
    Pick<RequestOptions, "method" | "path" | "headers" | "body" | "timeoutSeconds"> {
  /** What a right answer to them is. */
  wanted: RequestedWork;
  use: ConnectionUse;
}

/** When a load is counted, in seconds on the monotonic clock; it is sent from `warmUp` on. */
export interface WindowTimes {
  warmUp: number;
  begin: number;
  end: number;
}

/** An answer that is none: its moments are not looked at. */
export function unread(): Answer {
  const never = { connected: null, sent: null, firstByte: null, lastByte: null };
  return { created: 0, ...never, status: null, body: "", error: null };
}
