import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import type { LoadRequest } from "./connection/load-request.ts";

/** The most that is waited for what a server may still say. */
const MOST_SETTLE_SECONDS = 0.1;

/**
 * Waits, once nothing is asked any more, for what a server still says.
 *
 * A second answer to a request would be taken for that to the next on its connection, and so on: a server that answers
 * everything twice would seem to be twice as fast. It is ahead by as many answers then as it was asked for, so that more
 * come when nothing is asked any more. That is waited for as long as any request took.
 *
 * @param longestSeconds how long that was
 */
export async function settle({ use }: Pick<LoadRequest, "use">, longestSeconds: number): Promise<void> {
  if (use === "kept") await sleep(1000 * Math.min(MOST_SETTLE_SECONDS, longestSeconds));
  // What has come meanwhile is read before that.
  await turn();
}
