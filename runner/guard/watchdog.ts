import { EXIT, ExitError } from "../program/exit-error.ts";
import { endAtOnce } from "./interruption.ts";

/** What was told to stop has that long to do so, before it is killed. */
const STOPPING_SECONDS = 180;
const MOST_MILLISECONDS = 2 ** 31 - 1;

/**
 * Lets something take so many seconds. When they are over its signal aborts, with an ExitError as its reason; when it has not
 * ended even three minutes later, all that this process has started is killed and the process ends.
 */
export async function withTimeLimit<T>(
  seconds: number,
  interruption: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const reason = new ExitError(
    `expected the run to end within ${seconds} s, and it has not: it was stopped; more time is given with --time-limit`,
    EXIT.incomplete,
  );
  const timers = [
    timer(seconds, () => over.abort(reason)),
    timer(seconds + STOPPING_SECONDS, () => void endAtOnce(EXIT.incomplete)),
  ];
  try {
    return await work(AbortSignal.any([interruption, over.signal]));
  } finally {
    for (const one of timers) clearTimeout(one);
  }
}

function timer(seconds: number, act: () => void): NodeJS.Timeout {
  return setTimeout(act, Math.min(seconds * 1000, MOST_MILLISECONDS));
}
