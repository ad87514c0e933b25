import { monotonicSeconds } from "../../program/clock.ts";
import { Connection } from "./connection/connection.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import type { Tally } from "./tally.ts";

/** A server that is gone would otherwise be asked without a pause. */
const PAUSE_MILLISECONDS = 10;
const LOOK_MILLISECONDS = 20;

/** Lets each of some connections send its next request when its last is over, until the window ends. */
export async function closedLoop(
  request: LoadRequest,
  connections: number,
  { end }: WindowTimes,
  tally: Tally,
): Promise<void> {
  await Promise.all(Array.from({ length: connections }, () => loop(request, end, tally)));
}

function loop(request: LoadRequest, end: number, tally: Tally): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let sentAt = 0;
  const next = () => {
    sentAt = monotonicSeconds();
    if (sentAt >= end) return finish();
    tally.sends(sentAt, sentAt);
    connection.send();
  };
  const connection = new Connection(request, (failed) => {
    tally.ends(monotonicSeconds(), { due: sentAt, sent: sentAt }, failed);
    if (failed) setTimeout(next, PAUSE_MILLISECONDS);
    else next();
  });
  const timer = setInterval(() => {
    if (monotonicSeconds() - sentAt > request.timeoutSeconds) connection.giveUp();
  }, LOOK_MILLISECONDS);
  const finish = () => {
    clearInterval(timer);
    connection.close();
    resolve();
  };
  next();
  return promise;
}
