import { monotonicSeconds } from "../../program/clock.ts";
import { Connection, timedOut } from "./connection/connection.ts";
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
  const next = (now: number) => {
    if (now >= end) return finish();
    sentAt = now;
    tally.sends(now, now);
    connection.send();
  };
  const connection = new Connection(request, (failed) => {
    const now = monotonicSeconds();
    const isLate = now - sentAt > request.timeoutSeconds;
    tally.ends(now, { due: sentAt, sent: sentAt }, failed ?? (isLate ? timedOut(request) : null));
    if (failed) setTimeout(() => next(monotonicSeconds()), PAUSE_MILLISECONDS);
    else next(now);
  });
  const timer = setInterval(() => {
    if (monotonicSeconds() - sentAt > request.timeoutSeconds) connection.giveUp();
  }, LOOK_MILLISECONDS);
  const finish = () => {
    clearInterval(timer);
    connection.close();
    resolve();
  };
  next(monotonicSeconds());
  return promise;
}
