import { monotonicSeconds } from "../../program/clock.ts";
import { answeredTwice, Connection, timedOut } from "./connection/connection.ts";
import type { LoadRequest, WindowTimes } from "./connection/load-request.ts";
import { settle } from "./settle.ts";
import type { Tally } from "./tally.ts";

/** A server that is gone would otherwise be asked without a pause. */
const PAUSE_MILLISECONDS = 10;
const LOOK_MILLISECONDS = 20;

/**
 * Lets each of some connections send its next request when its last is over, until the window ends.
 *
 * Where a connection ever had more answers than requests, none of its answers is counted: see {@link settle}.
 */
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
  let answered = 0;
  let longest = 0;
  const next = (now: number) => {
    if (now >= end) return void finish();
    sentAt = now;
    tally.sends(now, now);
    connection.send();
  };
  const connection = new Connection(request, (failed) => {
    const now = monotonicSeconds();
    const took = now - sentAt;
    if (took > longest) longest = took;
    const isTimeout = took > request.timeoutSeconds;
    if (tally.ends(now, { due: sentAt, sent: sentAt }, failed ?? (isTimeout ? timedOut(request) : null))) answered += 1;
    if (failed) setTimeout(() => next(monotonicSeconds()), PAUSE_MILLISECONDS);
    else next(now);
  });
  const timer = setInterval(() => {
    if (monotonicSeconds() - sentAt > request.timeoutSeconds) connection.giveUp();
  }, LOOK_MILLISECONDS);
  const finish = async () => {
    clearInterval(timer);
    await settle(request, longest);
    if (connection.hasSaidMore) tally.takesBack(answered, answeredTwice());
    connection.close();
    resolve();
  };
  next(monotonicSeconds());
  return promise;
}
